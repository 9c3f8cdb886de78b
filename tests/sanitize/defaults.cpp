// Linked into every program of a sanitizer build. Leaks that are not ours: what fontconfig and cairo keep until the end.
// Drivers and plug-ins are kept loaded, because the leak report cannot name functions of an unloaded library.
extern "C" {
const char* __lsan_default_suppressions() {
  return "leak:libfontconfig.so\n"
         "leak:libcairo.so\n";
}
const char* __lsan_default_options() { return "print_suppressions=0"; }
const char* __asan_default_options() { return "detect_stack_use_after_return=1:strict_string_checks=1"; }
const char* __ubsan_default_options() { return "print_stacktrace=1"; }
int dlclose(void*) { return 0; }
}
