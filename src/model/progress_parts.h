#pragma once
#include <vector>

#include "model/figure_writer.h"
#include "model/progress.h"

/// Sentences that several rules say of a measure. Empty where there is nothing to say.
namespace kuiki::model {

/// A figure that is there by what rule and verdict say. Throws Error(internal) where it is not.
const Figure& known(const std::optional<Figure>& figure);

Text actual_is(const FigureWriter& w, const Progress& p);  ///< 令和4年度の実績は52.5%で、
/// What the target of the measure is, where no figure can be held against it.
Text target_is(const FigureWriter& w, const Progress& p);
Text target_words(const FigureWriter& w, const Progress& p);  ///< 目標値52.5%（令和元年度）
Text years_listed(const FigureWriter& w, const std::vector<int>& years);

Text inferred_note(const Progress& p);                        ///< the target is inferred
Text already_note(const FigureWriter& w, const Progress& p);  ///< the baseline was at the target already
Text needed_note(const FigureWriter& w, const Progress& p);   ///< what a year must bring to reach it
/// How far it has come against the time, for what is neither reached nor lost.
Text pace_words(const Progress& p);

}  // namespace kuiki::model
