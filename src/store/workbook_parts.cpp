#include "store/workbook_parts.h"

#include <expat.h>
#include <zip.h>

#include <exception>

#include "base/error.h"
#include "store/table_limits.h"

namespace kuiki::store {
namespace {

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.rfind(':');
  return colon == whole.npos ? whole : whole.substr(colon + 1);
}

/// Hands events on; what they throw waits until the parser, which is C, has come back.
struct Parsing {
  XmlEvents& events;
  XML_Parser parser = nullptr;
  std::exception_ptr thrown;
  std::size_t depth = 0;
  bool refused = false;

  void stop() const { XML_StopParser(parser, XML_FALSE); }
  template <class Work>
  void guarded(Work work) {
    if (thrown) return;
    try {
      work();
    } catch (...) {
      thrown = std::current_exception();
      stop();
    }
  }
};

void on_begin(void* user, const char* name, const char** attributes) {
  auto& parsing = *static_cast<Parsing*>(user);
  if (++parsing.depth > most_depth) {
    parsing.refused = true;
    parsing.stop();
    return;
  }
  parsing.guarded([&] { parsing.events.begin(local_name(name), XmlAttributes(attributes)); });
}
void on_end(void* user, const char* name) {
  auto& parsing = *static_cast<Parsing*>(user);
  --parsing.depth;
  parsing.guarded([&] { parsing.events.end(local_name(name)); });
}
void on_text(void* user, const char* words, int length) {
  auto& parsing = *static_cast<Parsing*>(user);
  parsing.guarded([&] { parsing.events.text({words, static_cast<std::size_t>(length)}); });
}
void on_document_type(void* user, const char*, const char*, const char*, int) {
  auto& parsing = *static_cast<Parsing*>(user);
  parsing.refused = true;
  parsing.stop();
}

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (local_name(pair[0]) == name) return pair[1];
  return {};
}

void WorkbookParts::damaged(const std::string& part) const {
  throw Error(
      Fault::input_wrong,
      say("{} は壊れているか、表計算のファイルではありません（{}）。表計算ソフトで開いて保存し直してください。",
          "{} is damaged or no spreadsheet ({}); open it in a spreadsheet program and save it again", file_.string(), part));
}

WorkbookParts::WorkbookParts(std::filesystem::path file) : file_(std::move(file)) {
  std::error_code failed;
  if (const auto size = std::filesystem::file_size(file_, failed); !failed && size > most_packed_bytes)
    table_too_large(file_, say("ファイルは{} MBまで", "files of at most {} MB", most_packed_bytes >> 20));
  int error = 0;
  archive_ = zip_open(file_.string().c_str(), ZIP_RDONLY, &error);
  if (!archive_) damaged("zip");
}

WorkbookParts::~WorkbookParts() { zip_discard(archive_); }

long long WorkbookParts::index_of(const std::string& part) const {
  const auto index = zip_name_locate(archive_, part.c_str(), 0);
  return index >= 0 ? index : zip_name_locate(archive_, part.c_str(), ZIP_FL_NOCASE);
}

bool WorkbookParts::has(const std::string& part) const { return index_of(part) >= 0; }

void WorkbookParts::read(const std::string& part, XmlEvents& events) {
  const auto too_much = [&] {
    table_too_large(file_, say("展開すると{} MBを超えます", "more than {} MB unpacked", most_part_bytes >> 20));
  };
  const auto index = index_of(part);
  if (index < 0) damaged(part);
  zip_stat_t stated;
  if (zip_stat_index(archive_, static_cast<zip_uint64_t>(index), 0, &stated) != 0) damaged(part);
  if ((stated.valid & ZIP_STAT_SIZE) != 0 && stated.size > most_part_bytes) too_much();
  const std::unique_ptr<zip_file_t, CloseEntry> entry(zip_fopen_index(archive_, static_cast<zip_uint64_t>(index), 0));
  if (!entry) damaged(part);
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser(XML_ParserCreate(nullptr));
  Parsing parsing{events, parser.get(), {}};
  XML_SetUserData(parser.get(), &parsing);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
  std::size_t size = 0;
  std::vector<char> bytes(std::size_t{1} << 16);
  for (;;) {
    const auto got = zip_fread(entry.get(), bytes.data(), bytes.size());
    if (got < 0) damaged(part);
    size += static_cast<std::size_t>(got);
    unpacked_ += static_cast<std::size_t>(got);
    // What the archive states of itself may be a lie.
    if (size > most_part_bytes || unpacked_ > most_unpacked_bytes) too_much();
    const auto status = XML_Parse(parser.get(), bytes.data(), static_cast<int>(got), got == 0 ? XML_TRUE : XML_FALSE);
    if (parsing.thrown) std::rethrow_exception(parsing.thrown);
    if (parsing.refused || status != XML_STATUS_OK) damaged(part);
    if (got == 0) return;
  }
}

}  // namespace kuiki::store
