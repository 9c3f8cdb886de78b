#pragma once
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/utf8.h"

/// What the fuzzing targets share. A target is a file of targets/ with one function:
///
///     KUIKI_FUZZ(figures) { …use `input`, a string_view… }
///
/// Built with libFuzzer (tools/fuzz) it is an entry point of its own; in the tests all of them stand in one program that
/// replays the kept inputs (replay.cpp). An input may be refused with Error; whatever else is thrown, read outside or never
/// ends is a finding. `must()` holds what has to be true of every input that is taken.
namespace kuiki::fuzz {

using Target = void (*)(std::string_view input);

struct Registration {
  Registration(const char* name, Target target);
};

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/// Texts that leave a reader are valid UTF-8, whatever went in.
inline void must_be_text(std::string_view text) { must(!utf8::first_damage(text), "a text is valid UTF-8"); }

/// Runs `work`; an input that is refused must say why, in both languages.
template <class Work>
void refused_or_done(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    must(error.fault() != Fault::internal, "a bad input is no defect of the program");
    must(!error.message().ja.empty() && !error.message().en.empty(), "a refusal says why");
    must_be_text(error.message().ja);
    must_be_text(error.message().en);
  }
}

/// The input as a file of that name, for readers that want a path; gone with the object.
class InputFile {
 public:
  InputFile(std::string_view bytes, const std::string& name)
      : folder_(std::filesystem::temp_directory_path() / ("kuiki-fuzz-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    std::ofstream(path_ = folder_ / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  ~InputFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path folder_, path_;
};

}  // namespace kuiki::fuzz

#ifdef KUIKI_FUZZ_ENGINE
#define KUIKI_FUZZ(name)                                                           \
  static void fuzz_##name(std::string_view input);                                 \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t n) { \
    fuzz_##name({reinterpret_cast<const char*>(data), n});                         \
    return 0;                                                                      \
  }                                                                                \
  static void fuzz_##name([[maybe_unused]] std::string_view input)
#else
#define KUIKI_FUZZ(name)                                                        \
  static void fuzz_##name(std::string_view input);                              \
  static const kuiki::fuzz::Registration registered_##name(#name, fuzz_##name); \
  static void fuzz_##name([[maybe_unused]] std::string_view input)
#endif
