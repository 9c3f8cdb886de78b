#include "store/plan_sample.h"

#include <cmath>

namespace kuiki::store::sample {
namespace {

constexpr auto up = model::Direction::up, down = model::Direction::down, keep = model::Direction::keep,
               watch = model::Direction::monitor;
constexpr auto yearly = model::Accrual::annual, level = model::Accrual::level, sum = model::Accrual::cumulative;
constexpr auto lost = model::Status::missing_in_source, unmeasured = model::Status::not_measured,
               inferred = model::Status::inferred, pending = model::Status::survey_pending, plain = model::Status::printed;
constexpr double none = NAN;
constexpr const char *city = "municipality", *facility = "facility", *partners = "partnership", *place = "place";

}  // namespace

std::vector<PrintedRow> rows() {
  // clang-format off
  return {
      // 000 小樽市総合戦略: 現状値 H26 unless another year stands beside it, 目標値 H31.
      {"otaru", 265, "婚姻率", "‰", up, level, city, "", {{"FY2013", "3.6(H25)", 3.6}}, {{"FY2019", "", none, "exact", lost, 265}}},
      {"otaru", 266, "合計特殊出生率", "", up, level, city, "", {{"FY2013", "1.12(H25)", 1.12}}, {{"FY2019", "1.256", 1.256}}},
      {"otaru", 268, "授業がよくわかると答えた児童生徒の割合（中学校）", "%", up, level, city, "", {{"FY2014", "67.85%", 67.85}}, {{"FY2019", "80%", 80}}},
      {"otaru", 269, "乳児家庭全戸訪問実施率", "%", keep, level, city, "", {{"FY2014", "98.1%", 98.1}}, {{"FY2019", "98.1%", 98.1}, {"FY2019", "（下限値 96.2%）", 96.2, "floor"}}},
      {"otaru", 274, "交通事故件数", "件", down, yearly, city, "", {{"FY2014", "213 件", 213}}, {{"FY2019", "180 件", 180}}},
      {"otaru", 279, "市民の定住志向", "%", up, level, city, "", {{"FY2007", "68.5%(H19)", 68.5}}, {{"FY2019", "70%", 70}}},
      {"otaru", 283, "地域版介護予防教室延べ参加者数", "人", up, yearly, city, "", {{"FY2014", "6,090 人", 6090}}, {{"FY2019", "13,000 人", 13000}}},
      {"otaru", 287, "市政に対する市民要望などがあまり反映されていないと感じる市民の割合", "%", down, level, city, "", {{"FY2007", "42.9%(H19)", 42.9}}, {{"FY2019", "40%", 40}}},
      {"otaru", 308, "一人あたり市民所得", "円", up, yearly, city, "", {{"FY2014", "2,000 千円", 2e6}}, {{"FY2019", "2,200 千円", 2.2e6}}},
      {"otaru", 309, "実質市内総生産（産業）", "円", up, yearly, city, "", {{"FY2014", "340,180 百万円", 340'180e6}}, {{"FY2019", "360,000 百万円", 360'000e6}}},
      {"otaru", 313, "観光入込客数", "人", up, yearly, city, "", {{"FY2014", "7,447,800 人", 7'447'800}}, {{"FY2019", "7,820,000 人", 7'820'000}}},
      {"otaru", 314, "観光に関する満足度（非常に満足＋やや満足している割合）（男性）", "%", keep, level, city, "", {{"FY2014", "90.8%", 90.8}}, {{"FY2019", "90.8%", 90.8}, {"FY2019", "(下限値 63.6%)", 63.6, "floor"}}},
      {"otaru", 317, "小樽への再訪の意思（女性）", "%", keep, level, city, "", {{"FY2014", "92.4%", 92.4}}, {{"FY2019", "92.4%", 92.4}, {"FY2019", "(下限値 64.7%)", 64.7, "floor"}}},
      {"otaru", 331, "他市町村との広域連携事業数", "回", up, yearly, city, "", {{"FY2014", "14回", 14}}, {{"FY2019", "", none, "exact", lost, 331}, {"FY2019", "", 21, "exact", inferred, 331}}},
      {"otaru", 332, "広域連携事業参加企業数", "社", up, yearly, city, "", {{"FY2014", "40社", 40}}, {{"FY2019", "64社", 64}}},
      {"otaru", 462, "空き家に関する相談の解決件数", "件", up, sum, city, "", {{"FY2014", "0 件", 0}}, {{"FY2015/FY2019", "累計 50 件", 50}}},
      {"otaru", 468, "市民の声「除雪依頼」件数", "件", down, yearly, city, "", {{"FY2014", "1,199 件", 1199}}, {{"FY2019", "950 件", 950}}, 276},
      {"otaru", 471, "町会等が保有する既存の水銀灯、蛍光灯、白熱灯のLED改良数", "灯", up, level, city, "", {{"FY2014", "0 灯", 0}}, {{"FY2019", "11,399 灯", 11'399}}},
      {"otaru", 472, "街路防犯灯維持費補助金額", "円", down, yearly, city, "", {{"FY2014", "54,886,770 円", 54'886'770}}, {{"FY2019", "28,294,000 円", 28'294'000}}},
      {"otaru", 546, "利用親子人数", "人", keep, yearly, city, "", {{"FY2014", "9,600 人", 9600}}, {{"FY2019", "9,600 人", 9600}}},
      {"otaru", 587, "講習受講者の市内事業所就職率", "%", keep, level, city, "", {{"FY2014", "100%", 100}}, {{"FY2019", "100%", 100}}},
      {"otaru", 597, "製造品出荷額", "円", up, yearly, city, "", {{"FY2014", "1,649 億円", 1649e8}}, {{"FY2019", "1,700 億円", 1700e8}}},
      {"otaru", 605, "小樽がらす市における売上", "円", up, yearly, city, "", {{"FY2014", "345 万円", 3'450'000}}, {{"FY2019", "800 万円", 8'000'000}}},
      {"otaru", 608, "商談件数", "件", up, yearly, city, "", {{"FY2014", "0 件 (未計測)", none, "exact", unmeasured}}, {{"FY2019", "130 件", 130}}},
      {"otaru", 617, "取扱貨物量", "t", up, yearly, facility, "小樽港", {{"FY2014", "1,000 万 t", 1e7}}, {{"FY2019", "1,010 万 t", 1.01e7}}},
      {"otaru", 624, "市長・幹部職員による企業訪問", "社", up, sum, city, "", {{"FY2014", "31 社", 31}}, {{"FY2015/FY2019", "累計 100 社", 100}}},
      {"otaru", 682, "参加企業数", "社", up, yearly, city, "", {{"FY2014", "12 社", 12}}, {{"FY2019", "15 社", 15}}},
      {"otaru", 705, "北しりべし 6 市町村の外国人宿泊客数", "人", up, yearly, partners, "北しりべし定住自立圏", {{"FY2014", "141,441 人", 141'441}}, {{"FY2019", "149,000 人", 149'000}}},
      {"otaru", 806, "町会加入数", "町会", keep, level, city, "", {{"FY2014", "152 町会", 152}}, {{"FY2019", "152 町会", 152}}},
      {"otaru", 813, "銭函市民センター年間利用者数", "人", up, yearly, facility, "銭函市民センター", {{"FY2014", "28,951 人", 28'951}}, {{"FY2019", "30,000 人", 30'000}}},
      {"otaru", 820, "連携事業数", "回", up, yearly, partners, "三市区連携", {{"FY2014", "13 回", 13}}, {{"FY2019", "16 回", 16}}},

      // 001 苫小牧市総合戦略: 実績値 平成30年度, 目標値 令和6年度; 累計 over 令和2～6年度.
      {"tomakomai", 87, "新規雇用創出数", "人", up, sum, city, "", {{"FY2018", "46 人", 46}}, {{"FY2020/FY2024", "累計 230 人", 230}}},
      {"tomakomai", 88, "管内学生の管内事業所就職割合", "%", up, level, city, "", {{"FY2018", "45.53%", 45.53}}, {{"FY2024", "50%", 50}}},
      {"tomakomai", 161, "登録者数", "人", up, sum, city, "", {{"FY2018", "-", none, "exact", unmeasured}}, {{"FY2020/FY2024", "累計 50 人", 50}}},
      {"tomakomai", 264, "参加者数", "人", up, sum, city, "", {{"FY2018", "289人", 289}}, {{"FY2020/FY2024", "累計1,450人", 1450}}},
      {"tomakomai", 361, "飛行型偵察・監視ロボット、導水ロボット導入数", "式", up, level, city, "", {{"FY2018", "-", none, "exact", unmeasured}}, {{"FY2024", "1 式", 1}}},
      {"tomakomai", 391, "合計特殊出生率", "", up, level, city, "", {{"FY2018", "-", none, "exact", unmeasured}}, {{"FY2024", "1.8", 1.8}}},
      {"tomakomai", 392, "子育て環境や支援の満足度【5 段階評価】", "", up, level, city, "", {{"FY2018", "2.9", 2.9}}, {{"FY2024", "3.3", 3.3}}},
      {"tomakomai", 451, "登録児童数", "人", watch, level, city, "", {{"FY2018", "1,434 人", 1434}}, {{"FY2024", "1,383 人", 1383}}},
      {"tomakomai", 452, "クラブ数", "クラブ", keep, level, city, "", {{"FY2018", "39 クラブ", 39}}, {{"FY2024", "39 クラブ", 39}}},
      {"tomakomai", 548, "産婦健康診査受診件数", "件", up, yearly, city, "", {{"FY2018", "－", none, "exact", unmeasured}}, {{"FY2024", "1,250 件", 1250}}},
      {"tomakomai", 672, "観光入込客数（交流人口数）", "人", up, yearly, city, "", {{"FY2018", "199.5 万人", 1'995'000}}, {{"FY2022", "260 万人", 2'600'000}}},
      {"tomakomai", 709, "ホームページアクセス数及びフェイスブックリーチ数", "件", up, yearly, city, "", {{"FY2017", "8,969,733 件", 8'969'733}}, {{"FY2024", "9,500,000 件", 9'500'000}}},
      {"tomakomai", 808, "観光案内所取扱グッズ売上高", "円", up, yearly, city, "", {{"FY2018", "127 万円", 1'270'000}}, {{"FY2024", "1,000 万円", 1e7}}},
      {"tomakomai", 842, "婚姻率", "‰", up, level, city, "", {{"FY2018", "4.82%", 4.82}}, {{"FY2024", "6.0%", 6}}},
      {"tomakomai", 843, "とましん結婚相談所登録者数の結婚数", "組", up, sum, city, "", {{"FY2018", "累計 32 組", 32}}, {{"FY2024", "累計 55 組", 55}}},
      {"tomakomai", 916, "スピードスケート体験教室参加人数", "人", up, yearly, city, "", {{"FY2018", "276人", 276}}, {{"FY2024", "250人", 250}}},
      {"tomakomai", 941, "スケートリンク設置数", "か所", up, level, city, "", {{"FY2018", "6 か所", 6}}, {{"FY2024", "7 か所", 7}}},
      {"tomakomai", 999, "アイスホッケー事業参加人数", "人", up, sum, partners, "はちとまネットワーク", {{"FY2018", "40人", 40}}, {{"FY2020/FY2024", "累計200人", 200}}},
      {"tomakomai", 1013, "新規企業進出件数（5 年間累計）", "件", up, sum, city, "", {{"FY2014/FY2018", "16 件", 16}}, {{"FY2020/FY2024", "20 件", 20}}},
      {"tomakomai", 1112, "三者間同時外国語通訳及び多言語音声翻訳アプリ導入割合", "%", up, level, city, "", {{"FY2018", "-", none, "exact", unmeasured}}, {{"FY2024", "100%（6 隊）", 100}}},
      {"tomakomai", 1148, "国外路線", "路線", up, level, facility, "新千歳空港", {{"FY2018", "19 路線", 19}}, {{"FY2024", "34 路線", 34}}},
      {"tomakomai", 1164, "事業場設置助成金", "円", watch, yearly, city, "", {{"FY2018", "252,943 千円", 252'943'000}}, {{"FY2024", "304,494 千円", 304'494'000}}},
      {"tomakomai", 1184, "貨物取扱量（外貿）", "t", up, yearly, facility, "苫小牧港", {{"CY2018", "17,550 千 t", 17'550'000}}, {{"CY2024", "22,144 千 t", 22'144'000}}},
      {"tomakomai", 1185, "貨物取扱量（内貿）", "t", keep, yearly, facility, "苫小牧港", {{"CY2018", "89,895 千 t", 89'895'000}}, {{"CY2024", "89,606 千 t", 89'606'000}}},
      {"tomakomai", 1224, "新千歳空港旅客数", "人", up, yearly, facility, "新千歳空港", {{"FY2018", "23,632 千人", 23'632'000}}, {{"FY2024", "27,830 千人", 27'830'000}}},
      {"tomakomai", 1235, "地域ブランドの合同PR回数", "回", up, sum, partners, "東胆振定住自立圏", {{"FY2018", "6 回", 6}}, {{"FY2020/FY2024", "累計 20 回", 20}}},
      {"tomakomai", 1290, "屋外スピーカー設置基数", "基", up, level, city, "", {{"FY2018", "25 基", 25}}, {{"FY2024", "130 基", 130}}},
      {"tomakomai", 1317, "訪日外国人宿泊延べ人数", "人泊", up, yearly, city, "", {{"FY2018", "35,780 人泊", 35'780}}, {{"FY2024", "42,560 人泊", 42'560}}},
      {"tomakomai", 1344, "アプリダウンロード数", "%", up, level, city, "", {{"FY2018", "-", none, "exact", unmeasured}}, {{"FY2024", "20%", 20}}},

      // 002 小諸市第11次基本計画: 令和元年度(現状値), then a target for each of 令和2～5年度. Values often stand below.
      {"komoro", 323, "全国学力状況調査（小学6年生・中学3年生の全国平均値（100）との対比）", "", up, level, city, "", {{"FY2019", "小93.5 中98.1", 93.5, "exact", plain, 332, "小"}, {"FY2019", "小93.5 中98.1", 98.1, "exact", plain, 332, "中"}}, {{"FY2023", "小100 中100", 100, "exact", plain, 332, "小"}, {"FY2020", "小100 中100", 100, "exact", plain, 332, "中"}}},
      {"komoro", 329, "学校へ行くことを楽しいと思っている児童・生徒の割合", "%", up, level, city, "", {{"FY2019", "小88.2% 中76.0%", 88.2, "exact", plain, 334, "小"}, {"FY2019", "小88.2% 中76.0%", 76, "exact", plain, 334, "中"}}, {{"FY2021", "小88% 中76%", 88, "exact", plain, 334, "小"}}},
      {"komoro", 385, "子育てしやすい環境づくりに対する市民満足度(市民意識調査)", "%", up, level, city, "", {{"FY2019", "55.8%", 55.8, "exact", plain, 388}}, {{"FY2020", "前年度より改善", none, "improve", plain, 388}, {"FY2023", "前年度より改善", none, "improve", plain, 388}}},
      {"komoro", 449, "文化・芸術を感じている人の割合（市民意識調査）", "%", up, level, city, "", {{"FY2019", "—", none, "exact", unmeasured, 452}}, {{"FY2020", "38.9%", 38.9, "exact", plain, 452}, {"FY2021", "前年度より改善", none, "improve", plain, 452}}},
      {"komoro", 457, "ミニコンサートの鑑賞者数", "人", up, yearly, city, "", {{"FY2019", "727人", 727, "exact", plain, 460}}, {{"FY2020", "763人", 763, "exact", plain, 460}, {"FY2023", "884人", 884, "exact", plain, 460}}},
      {"komoro", 523, "指定文化財保護補助金、無形民俗文化財公開謝礼の申請数", "件", up, yearly, city, "", {{"FY2019", "15件", 15, "exact", plain, 527}}, {{"FY2022", "前年度より改善", none, "improve", plain, 527}}},
      {"komoro", 642, "1年以内に差別や偏見など人権を侵害されたことのある人の割合（市民意識調査）", "%", down, level, city, "", {{"FY2019", "9.8%", 9.8, "exact", plain, 645}}, {{"FY2020", "0%", 0, "exact", plain, 645}}},
      {"komoro", 696, "一人一日当たりごみの排出量（家庭系ごみ）", "", down, level, city, "", {{"FY2019", "", none, "exact", lost, 698}}, {{"FY2020", "", none, "exact", lost, 698}, {"FY2023", "", none, "exact", lost, 698}}},
      {"komoro", 702, "事業系ごみの年間排出量", "t", down, yearly, city, "", {{"FY2019", "3,310 t", 3310, "exact", plain, 705}}, {{"FY2023", "3,150 t", 3150, "exact", plain, 705}}},
      {"komoro", 816, "快適生活率", "%", up, level, city, "", {{"FY2019", "91.8%", 91.8, "exact", plain, 819}}, {{"FY2022", "93.5%", 93.5, "exact", plain, 819}, {"FY2023", "94.0%", 94, "exact", plain, 820}}},
      {"komoro", 821, "松井川雨水排水路の流下水のBOD値", "mg/l", keep, level, place, "松井川", {{"FY2019", "1.2mg/l", 1.2, "exact", plain, 824}}, {{"FY2020", "2mg/l以下", 2, "at_most", plain, 824}, {"FY2023", "2mg/l以下", 2, "at_most", plain, 825}}},
      {"komoro", 896, "平均自立期間", "歳", up, level, city, "", {{"FY2019", "男性80.0歳 女性85.1歳", 80, "exact", plain, 899, "男"}, {"FY2019", "男性80.0歳 女性85.1歳", 85.1, "exact", plain, 899, "女"}}, {{"FY2021", "男性80.31歳 女性85.65歳", 80.31, "exact", plain, 899, "男"}, {"FY2023", "男性80.43歳 女性86.15歳", 86.15, "exact", plain, 899, "女"}}},
      {"komoro", 969, "小諸市生活就労支援センター（まいさぽ小諸）での自立相談計画の終結者数", "人", up, yearly, facility, "小諸市生活就労支援センター（まいさぽ小諸）", {{"FY2019", "11人", 11, "exact", plain, 972}}, {{"FY2023", "18人", 18, "exact", plain, 972}}},
      {"komoro", 1030, "要介護認定率", "%", keep, level, city, "", {{"FY2019", "13.2%", 13.2, "exact", plain, 1033}}, {{"FY2023", "13.2%以内", 13.2, "at_most", plain, 1033}}},
      {"komoro", 1090, "再生利用が可能な荒廃農地面積", "ha", keep, level, city, "", {{"FY2019", "306ha", 306, "exact", plain, 1093}}, {{"FY2020", "306ha以下", 306, "at_most", plain, 1093}}},
      {"komoro", 1147, "企業立地数", "", up, yearly, city, "", {{"FY2019", "", none, "exact", lost, 1149}}, {{"FY2022", "", none, "exact", lost, 1149}}},
      {"komoro", 1150, "市内での起業・創業件数（小諸商工会議所「創業塾」「チャレンジ企業相談室」における件数）", "件", up, yearly, city, "", {{"FY2019", "16件", 16, "exact", plain, 1153}}, {{"FY2021", "16件以上", 16, "at_least", plain, 1153}}},
      {"komoro", 1200, "新築住宅着工数と空き家バンク契約数", "件", up, yearly, city, "", {{"FY2019", "171件", 171, "exact", plain, 1203}}, {{"FY2022", "160件", 160, "exact", plain, 1203}, {"FY2023", "", none, "exact", lost, 1203}}},
      {"komoro", 1204, "市内宿泊者数", "人", up, yearly, city, "", {{"FY2018", "165,120人※H30年度数値", 165'120, "exact", plain, 1207}}, {{"FY2020", "90,000人", 90'000, "exact", plain, 1207}, {"FY2022", "165,000人", 165'000, "exact", plain, 1207}}},
      {"komoro", 1208, "地域ブランド調査の魅力度全国順位", "位", down, level, city, "", {{"FY2019", "185位", 185, "exact", plain, 1211}}, {{"FY2021", "180位以内", 180, "at_most", plain, 1211}}},
      {"komoro", 1385, "総収支比率（総収益/総費用）×100", "%", keep, level, city, "", {{"FY2019", "117.8%", 117.8, "exact", plain, 1389}}, {{"FY2021", "104%", 104, "exact", plain, 1389}, {"FY2023", "105%", 105, "exact", plain, 1389}}},
      {"komoro", 1445, "交通事故死者数", "人", down, yearly, city, "", {{"FY2019", "1人", 1, "exact", plain, 1448}}, {{"FY2020", "0人", 0, "exact", plain, 1448}}},
      {"komoro", 1559, "人口の社会増減数（1年間の転入数－転出数）", "人", up, yearly, city, "", {{"FY2019", "-15人", -15, "exact", plain, 1561}}, {{"FY2023", "+1人以上", 1, "at_least", plain, 1561}}},
      {"komoro", 1654, "市税現年収納率", "%", up, level, city, "", {{"FY2019", "98.73%", 98.73, "exact", plain, 1657}}, {{"FY2023", "98.93%", 98.93, "exact", plain, 1657}}},

      // 003 札幌市アクションプラン2023: 2022年 → 2027年.
      {"sapporo", 300, "複合的な福祉課題を抱える市民の支援方針が決まった割合", "%", keep, level, city, "", {{"FY2022", "100%", 100, "exact", plain, 301}}, {{"FY2027", "100%", 100, "exact", plain, 301}}},
      {"sapporo", 304, "妊娠葛藤を抱える方の母子健康手帳の出産後交付数", "件", down, yearly, city, "", {{"FY2022", "10件", 10, "exact", plain, 305}}, {{"FY2027", "7件", 7, "exact", plain, 305}}},
      {"sapporo", 308, "相談など繋がりを持てた若年女性の実人数(累計)", "人", up, sum, city, "", {{"FY2022", "225人", 225, "exact", plain, 309}}, {{"FY2027", "975人", 975, "exact", plain, 309}}},
      {"sapporo", 312, "各区へのこども家庭センターの設置", "", up, level, city, "", {{"FY2022", "—", none, "milestone", unmeasured, 313}}, {{"FY2027", "設置", none, "milestone", plain, 313}}},
      {"sapporo", 349, "電子申請の実施", "", up, level, city, "", {{"FY2022", "—", none, "milestone", unmeasured, 349}}, {{"FY2027", "タクシー券、 ガソリン券の 電子申請実施", none, "milestone", plain, 349}}},
      {"sapporo", 361, "中央区仮庁舎における申請書作成支援システムの設置", "", up, level, facility, "中央区役所仮庁舎", {{"FY2022", "—", none, "milestone", unmeasured, 362}}, {{"FY2023", "設置", none, "milestone", plain, 362}}},
      {"sapporo", 365, "各区戸籍住民課窓口における繁忙期の待ち時間の短縮（最大時間）", "分", down, level, city, "", {{"FY2022", "—", none, "exact", unmeasured, 366}}, {{"FY2027", "20分短縮", 20, "change", plain, 366}}},
      {"sapporo", 369, "マイナンバーカードセンターでのマイナンバーカード累計交付人数", "人", up, sum, facility, "札幌市マイナンバーカードセンター", {{"FY2022", "28,385人", 28'385, "exact", plain, 370}}, {{"FY2027", "63,700人", 63'700, "exact", plain, 370}}},
      {"sapporo", 399, "市民への情報提供や相談に関する事業について「よくやっている」と思う人の割合", "%", up, level, city, "", {{"FY2022", "21.1%", 21.1, "exact", plain, 400}}, {{"FY2027", "50%", 50, "exact", plain, 400}}, 394},
      {"sapporo", 404, "UDフォントやCUD等を取り入れた情報発信", "", up, level, city, "", {{"FY2022", "実施", none, "milestone", plain, 405}}, {{"FY2027", "充実", none, "milestone", plain, 405}}},
      {"sapporo", 434, "行政評価制度の効果的な運用", "", keep, level, city, "", {{"FY2022", "運用", none, "milestone", plain, 434}}, {{"FY2027", "運用", none, "milestone", plain, 434}}},
      {"sapporo", 448, "データ利活用に関する研修の受講者数（延べ）", "人", up, sum, city, "", {{"FY2022", "28人", 28}}, {{"FY2027", "628人", 628}}},
      {"sapporo", 452, "新たに業務フロー・業務の再構築の検討を行った業務数（計画期間累計）", "業務", up, sum, city, "", {{"FY2022", "—", none, "exact", unmeasured}}, {{"FY2023/FY2027", "25業務", 25}}},
      {"sapporo", 480, "庁内のA4サイズコピー用紙の購入枚数", "枚", down, yearly, city, "", {{"FY2022", "2億2千万枚", 220'000'000, "exact", plain, 481}}, {{"FY2027", "1億7千万枚", 170'000'000, "exact", plain, 481}}},
      {"sapporo", 493, "会議開催後の議事録作成に要する時間", "時間", down, yearly, city, "", {{"FY2022", "4,500時間", 4500, "exact", plain, 494}}, {{"FY2027", "2,700時間", 2700, "exact", plain, 494}}},
      {"sapporo", 523, "共通事務の集約化", "", up, level, city, "", {{"FY2022", "—", none, "milestone", unmeasured}}, {{"FY2027", "一部実施", none, "milestone"}}},
      {"sapporo", 573, "事業の実施回数", "回/年", up, yearly, city, "", {{"FY2022", "—", none, "exact", unmeasured, 574}}, {{"FY2027", "3回/年", 3, "exact", plain, 574}}},
      {"sapporo", 577, "民間提案受付窓口における取組成立案件数 (累計)", "件", up, sum, city, "", {{"FY2022", "0件", 0, "exact", plain, 578}}, {{"FY2027", "35件", 35, "exact", plain, 578}}},
      {"sapporo", 595, "事業による寄付の増加額", "円", up, yearly, city, "", {{"FY2022", "—", none, "exact", unmeasured, 596}}, {{"FY2027", "20,000千円", 2e7, "exact", plain, 596}}},
      {"sapporo", 614, "さっぽろ連携中枢都市圏ビジョンに掲げる各連携事業の評価指標の達成割合", "%", up, level, partners, "さっぽろ連携中枢都市圏", {{"FY2022", "66.2%", 66.2, "exact", plain, 615}}, {{"FY2027", "100%", 100, "exact", plain, 615}}},
      {"sapporo", 623, "研修会に参加した延べ水道事業体数", "", up, yearly, "none", "", {{"FY2022", "322", 322, "exact", plain, 624}}, {{"FY2027", "340", 340, "exact", plain, 624}}},

      // 004 苫小牧市施策評価表: H30年度 and R1年度, no targets.
      {"tomakomai-evaluation", 36, "町内会とのブロック別意見交換会", "回", watch, yearly, city, "", {{"FY2018", "6", 6}, {"FY2019", "7", 7}}, {}},
      {"tomakomai-evaluation", 113, "附属機関等の設置数", "機関", watch, level, city, "", {{"FY2018", "74", 74}, {"2020-04-01", "72", 72}}, {}},
      {"tomakomai-evaluation", 114, "公募委員の割合", "%", up, level, city, "", {{"FY2018", "8.1", 8.1}, {"2020-04-01", "8.2", 8.2}}, {}},
      {"tomakomai-evaluation", 133, "個別連携協定締結件数", "件", up, level, city, "", {{"FY2018", "235", 235}, {"2020-04-01", "244", 244}}, {}},
      {"tomakomai-evaluation", 175, "ホームページやSNSへのアクセス数", "件", up, yearly, city, "", {{"FY2018", "9,943,885", 9'943'885}, {"FY2019", "9,100,327", 9'100'327}}, {}},
      {"tomakomai-evaluation", 214, "「苫小牧市男女平等参画都市宣言」を見聞きしたことがある市民の割合", "%", up, level, city, "", {{"FY2015", "（平成27年度 40%）", 40, "exact", plain, 215}, {"FY2018", "-", none, "exact", pending}, {"FY2019", "-", none, "exact", pending}}, {}},
      {"tomakomai-evaluation", 255, "審議会等委員の女性比率", "%", up, level, city, "", {{"FY2018", "26.9", 26.9}, {"FY2019", "27.1", 27.1}}, {}},
      {"tomakomai-evaluation", 333, "広島派遣への累計参加者数", "人", up, sum, city, "", {{"FY2018", "125", 125}, {"FY2019", "130", 130}}, {}},
      {"tomakomai-evaluation", 376, "要請回数", "回", watch, yearly, city, "", {{"FY2018", "0", 0}, {"FY2019", "1", 1}}, {}},
  };
  // clang-format on
}

}  // namespace kuiki::store::sample
