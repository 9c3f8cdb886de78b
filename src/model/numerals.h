#pragma once
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/period.h"
#include "model/qualifier.h"

/// Figures as Japanese planning documents and spreadsheets print them, read and written: 「1,649
/// 億円」「2億2千万枚」「17,550 千 t」 「4.82‰」「△15人」「１２３」「累計 230 人」「3回/年」「20分短縮」「100%（6
/// 隊）」「小88.2% 中76.0%」「2mg/l以下」「（下限値 96.2%）」 「前年度より改善」「－」「0 件
/// (未計測)」「165,120人※H30年度数値」. Nothing is guessed: what is not surely a number is words.
namespace kuiki::model {

/// One number of a cell.
struct Numeral {
  double value = std::numeric_limits<double>::quiet_NaN();  ///< 万, 億, 千, 百万, 兆 resolved; of a `change` its size; NaN:
                                                            ///< this part of the cell is a dash
  Qualifier qualifier = Qualifier::exact;
  std::string unit;  ///< canonical (units.h), without its multiple: 円 for 千円; empty where none is printed
  std::string part;  ///< 小 中 男 女, empty for the whole
  int decimals = 0;  ///< printed after the point: 199.5万 1, 45.0% 1
  double scale = 1;  ///< the multiple after the digits: 千円 1e3, 199.5万 1e4; 0 where several are mixed (2億2千万)
  bool grouped = false;      ///< printed with thousands separators
  bool plus = false;         ///< printed with +
  bool cumulative = false;   ///< 累計, 延べ
  bool approximate = false;  ///< 約, 程度
  bool strict = false;       ///< 超, 未満: the bound itself does not count
  int change = 0;  ///< −1 短縮・削減・減, +1 増・延伸, 0 otherwise (改善, 向上: which way is the indicator's direction)
  std::optional<Period> period;  ///< printed beside it: (H25), ※H30年度数値, （令和2年4月1日現在）
  std::string remark;            ///< what else stands in brackets or after ※: "6 隊"
};

struct Cell {
  enum class Kind {
    empty,
    numbers,
    improve,         ///< 前年度より改善
    words,           ///< a milestone: 設置, 運用, 一部実施
    not_measured,    ///< - － — 未計測
    survey_pending,  ///< 調査予定
    not_set,         ///< 目標値は設定しない, 未設定
    wrong,           ///< meant as a number and not readable as one: `why`
  };
  Kind kind = Kind::empty;
  std::vector<Numeral> numbers;  ///< one, or one for each part, or a number and its floor
  std::string words;             ///< the cell as printed, spaces at the ends removed
  Text why;
};

/// Reads a printed cell. A suffix counts as a unit only when it is a known one (units.h) or `unit`, the indicator's own:
/// 「2か所で実施」 stays words.
Cell read_cell(std::string_view printed, std::string_view unit = {});

/// What a cell typed or imported for an indicator should hold.
struct Expected {
  std::string unit;                                           ///< canonical; empty: none known, any is taken
  std::vector<std::string> parts;                             ///< 小, 中 …: each must be there; empty: one number
  double typical = std::numeric_limits<double>::quiet_NaN();  ///< a figure of another year, to notice 0.38 for 38%
  bool milestone = false;                                     ///< a word is expected
  bool fractions_are_percent = false;                         ///< the sheet holds 0.38 for 38% throughout
  double scale = 0;  ///< the document's own unit as a multiple of `unit`: a bare 345,162 is 345,162百万円 (1e6)
};

struct Entry {
  Cell cell;                      ///< the values in the expected unit
  std::optional<Text> refused;    ///< why it cannot be taken; nothing of it may then be stored
  std::optional<Text> doubt;      ///< it can be taken, but should be looked at (far from the other years)
  std::optional<double> instead;  ///< what was probably meant, to be offered
};

/// Holds a typed cell against what is expected. Refused: no number, another unit (人 for 件, % for ‰), a formula error, a
/// range or a fraction, wrong grouping, 0.38 where 38% must be meant, a bound or 前年度より改善 (an actual is a figure). A
/// multiple is resolved (345万円 for 円).
Entry read_entry(std::string_view typed, const Expected& expected);

/// How large numbers are written.
enum class Multiple {
  plain,    ///< 7,447,800人
  natural,  ///< 億 and 万: from 1億 where whole in 万 (2億2,000万枚), money from 1万 where whole in 千 (1,649億円,
            ///< 563万5,000円)
  printed,  ///< as it was printed: 1,649億円, 17,550千t
};

/// 「累計1,450人」「16件以上」「下限値96.2%」「20分短縮」「3回/年」: what read_cell reads back as the same value. Fault:
/// none; NaN gives 「－」.
std::string write_numeral(const Numeral& numeral, Multiple multiple = Multiple::printed);

/// A value with its unit in both languages: 1,649億円 / 164.9 billion yen; 45.0% ; 185位 / 185th. `unit_en` empty: units.h
/// is asked. NaN gives 「－」 / "–". `decimals` −1: as few as the value needs, at most 4.
Text write_value(double value, std::string_view unit, std::string_view unit_en = {}, int decimals = -1);

/// The same in a multiple of the unit, as a document prints it: 1e6 345,162百万円 / 345,162 million yen, 1e4 199.5万人 /
/// 1,995,000 people, 1 7,447,800人. `decimals` are those of the multiple. 0: as `write_value`.
Text write_in(double value, double scale, std::string_view unit, std::string_view unit_en = {}, int decimals = -1);

/// 百万円 for 円 in millions; the unit alone for 1 and 0.
std::string unit_with_multiple(std::string_view unit, double scale);
/// The same in both languages: 百万円, million yen. English has no word for 万 and 億: there the unit alone.
Text plan_unit(std::string_view unit, std::string_view unit_en, double scale);

/// The fewest decimals (0 to `most`) that carry the value.
int decimals_of(double value, int most = 4);

}  // namespace kuiki::model
