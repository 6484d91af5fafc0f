#pragma once

class QWidget;

namespace matinee {

/// Lets Tab go through `page` as its layouts stand: by itself it goes as parts were made, those that were
/// made again last. To be called again when they were.
void orderTabs(QWidget &page);

} // namespace matinee
