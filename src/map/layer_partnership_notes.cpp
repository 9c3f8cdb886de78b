#include <algorithm>

#include "map/layer_notes.h"
#include "map/links.h"

namespace kuiki::map {

namespace {

/// The plan a partnership is named in: "000 小樽市総合戦略（平成27年10月）" without the number it is filed under.
std::string document_name(const std::string& source_document) {
  const auto space = source_document.find(' ');
  const bool filed = space != std::string::npos && space > 0 &&
                     std::ranges::all_of(source_document.substr(0, space), [](char c) { return c >= '0' && c <= '9'; });
  return filed ? source_document.substr(space + 1) : source_document;
}

}  // namespace

std::string quoted_document(const std::string& source_document, Lang lang) {
  const std::string name = document_name(source_document);
  if (name.empty()) return name;
  return lang == Lang::ja ? "『" + name + "』" : "\"" + name + "\"";
}

void add_notes(NotesDraft& draft, const Layer& layer, const PartnershipLayer& /*shown*/) {
  const auto* partnership = shown_partnership(draft.data, layer);
  if (partnership == nullptr) return;
  draft.sources.add_words(quoted_document(partnership->source_document, draft.wording));
  const bool known = std::ranges::any_of(partnership->members,
                                         [](const auto& m) { return m.basis == model::MemberBasis::common_knowledge; });
  if (known)
    draft.remark({"広域連携の構成には、計画に名前がなく一般に知られている市町村を含みます。",
                  "Members include municipalities that the plan does not name but that are commonly known to take part."});
}

}  // namespace kuiki::map
