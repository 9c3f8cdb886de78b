#include "map/layer_notes.h"

namespace kuiki::map {

void add_notes(NotesDraft& draft, const Layer& /*layer*/, const Sites& /*sites*/) {
  draft.sources.add("gsi-evacuation");
  const auto* source = draft.data.find_source("gsi-evacuation");
  const std::string vintage = source == nullptr ? std::string{} : source->vintage;
  const auto day = model::parse_period(vintage);
  const Text as_of = day ? model::period_label(*day, draft.wording.years) : plain(vintage);
  if (as_of.empty())
    draft.remark({"避難場所・避難所は変わることがあります。必ず市町村に確認してください。",
                  "Evacuation sites change: check with the municipality."});
  else
    draft.remark(say("避難場所・避難所は{}時点のデータです。変わることがあるので、必ず市町村に確認してください。",
                     "Evacuation sites as of {}. They change: check with the municipality.", as_of));
}

}  // namespace kuiki::map
