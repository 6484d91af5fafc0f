#pragma once

class QMenu;
class QWidget;

namespace matinee {

class SearchViewModel;
struct FilterCounts;

/// Every filter of a search, in submenus with counts. Deletes itself when it closes.
QMenu *makeFilterMenu(SearchViewModel &search, const FilterCounts &counts, QWidget *parent);

} // namespace matinee
