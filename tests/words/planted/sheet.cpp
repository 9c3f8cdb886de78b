// A comment may speak of the 原文 and its 達成率.
namespace planted {
const char* const share = "達成率は50%です";           // a variant
const char *const two = "評点", *const more = "点数";  // two more
const char* const right = "フォルダーに計画書の記載を印刷や配布";
}  // namespace planted
