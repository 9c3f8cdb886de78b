#pragma once
#include <span>
#include <string>

#include "map/document.h"
#include "map/view.h"
#include "model/dataset.h"

/// What a user can change in a map, each as a function from the old document to the new one.
namespace kuiki::app::edits {

/// Another subject. Keeps the indicator where it has figures for the new subject, else takes none; the title is made anew
/// and the ranking's reference line becomes the city or prefecture around the subject. What belonged to the old subject goes:
/// an area that sites were limited to, a partnership it has no part in, figures of plans of other places.
map::MapDocument subject(const model::Dataset& data, map::MapDocument document, const map::Subject& subject);

/// Going to a place that a map begins with (`start`: a region's bundled map, a city's): its subject with the present indicator
/// where that has figures there, else as `start` has it.
map::MapDocument region(const model::Dataset& data, const map::MapDocument& document, const map::MapDocument& start);

/// What a change of subject took away, in one line; empty where nothing was.
Text dropped_words(const model::Dataset& data, const map::MapDocument& before, const map::MapDocument& after);

/// Another indicator ("" = none) for what the map is about, in the latest period that has most figures that are not
/// projections; a new title. A total is shown by circles, unless the map has one in colour already.
map::MapDocument indicator(const model::Dataset& data, map::MapDocument document, const std::string& id);
/// The same, in colour or by circles (bars where the map has those), whatever it is.
map::MapDocument shown_by_fill(const model::Dataset& data, map::MapDocument document, const std::string& id);
map::MapDocument shown_by_symbols(const model::Dataset& data, map::MapDocument document, const std::string& id);
/// A total in colour after all: whoever wants it has been asked, and is not warned again.
map::MapDocument total_in_colour(const model::Dataset& data, map::MapDocument document);
/// Another indicator for one layer of whichever place; the title follows where the map is about it.
map::MapDocument layer_indicator(const model::Dataset& data, map::MapDocument document, std::string_view layer,
                                 const std::string& id);
/// What circles and bars begin with: the first total with figures for the areas the map is about; empty where there is none.
std::string first_total(const model::Dataset& data, const map::MapDocument& document);
/// Is the figure that a layer shows a total (model/total.h)?
bool shows_total(const model::Dataset& data, const map::Layer& layer);

/// The period as text. A subtitle that told another period goes. From then on the breaks are those of all periods, unless
/// the map says otherwise: a colour must not mean something else in another year.
map::MapDocument period(map::MapDocument document, const std::string& period);
map::MapDocument classification(map::MapDocument document, map::Method method, int classes);
/// One set of breaks for all periods, or for each its own.
map::MapDocument same_breaks(map::MapDocument document, bool on);
/// As many classes as chosen also for few areas.
map::MapDocument exact_classes(map::MapDocument document, bool on);
map::MapDocument palette(map::MapDocument document, const std::string& id, bool reverse);

/// Sites for a hazard, or no longer only those. Where the areas are coloured by the number of sites, the number follows: of
/// that hazard's sites, or (several, none) of all; `data` say whether there is such an indicator.
map::MapDocument hazard(const model::Dataset& data, map::MapDocument document, model::Hazard hazard, bool on);
/// Every site again, everywhere.
map::MapDocument all_sites(const model::Dataset& data, map::MapDocument document);
/// A partnership by id ("" = none); its layer is switched on with it.
map::MapDocument partnership(map::MapDocument document, const std::string& id);
/// Cards for these indicators of plans, and the layer on where there are any.
map::MapDocument figure_cards(map::MapDocument document, std::vector<std::string> indicators);

/// 「札幌市の区：高齢化率」 for the present subject and indicator.
Text automatic_title(const model::Dataset& data, const map::MapDocument& document);

}  // namespace kuiki::app::edits
