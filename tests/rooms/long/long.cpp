// What kuiki_test_lengths must find and what it must not: two functions are too long, and a third has its reason.
#include <array>

namespace {

int whole(int count) {
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  return count;
}

int too_long(int count) {
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  return count;
}

constexpr std::array table = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41,
    42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61,
};

class Inside {
 public:
  int too_long(int count, int more) {
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    count += 1;
    return count + more;
  }

  int short_one() { return table[0]; }
};

int with_reason(int count) {
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  count += 1;
  return count;
}

}  // namespace

int main() {
  Inside inside;
  return whole(0) + too_long(0) + inside.too_long(0, 0) + inside.short_one() + with_reason(0);
}
