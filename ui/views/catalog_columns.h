#pragma once

#include <QWidget>

namespace matinee {

class CatalogImportViewModel;

/// The columns of a CSV file, each with what stands in its first rows and a choice of what it holds.
class CatalogColumns : public QWidget {
    Q_OBJECT

public:
    explicit CatalogColumns(CatalogImportViewModel &import, QWidget *parent = nullptr);

private:
    void rebuild();
    QWidget *makeRow(int column);

    CatalogImportViewModel &m_import;
    QWidget *m_rows = nullptr;
};

} // namespace matinee
