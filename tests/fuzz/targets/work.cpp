// A GeoPackage that is given as the work file over a base.
#include "../target.h"
#include "store/store.h"
#include "store/work_history.h"
#include "store/work_open.h"

KUIKI_FUZZ(work) {
  using namespace kuiki;
  // Read over no base: what is read of the work file alone, and then what a window does with it.
  const fuzz::InputFile file(input, "work.gpkg");
  fuzz::refused_or_done([&] {
    const auto work = store::open_work({.file = file.path()}, store::WorkUse::read);
    const auto content = store::read_content(*work, "0");
    for (const auto& record : content.entered) {
      fuzz::must_be_text(record.value.printed);
      fuzz::must_be_text(record.value.note);
      fuzz::must_be_text(record.entered_by);
    }
    for (const auto& text : content.texts) {
      fuzz::must_be_text(text.title);
      fuzz::must_be_text(text.text);
      fuzz::must_be_text(text.changed_by);
    }
    for (const auto& act : store::read_history(*work)) {
      fuzz::must_be_text(act.who);
      for (const auto& change : act.changes) {
        fuzz::must_be_text(store::key_words(change));
        fuzz::must_be_text(store::change_words(change).ja);
      }
    }
  });
}
