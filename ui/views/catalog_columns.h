#pragma once

#include <QWidget>

class QComboBox;

namespace matinee {

class CatalogImportViewModel;

/// The columns of a CSV file, each with what stands in its first rows and a choice of what it holds.
class CatalogColumns : public QWidget {
    Q_OBJECT

public:
    explicit CatalogColumns(CatalogImportViewModel &import, QWidget *parent = nullptr);

    /// The focus to the first column that could hold what is missing, and that into sight.
    void pointAtMissing();

private:
    void rebuild();
    QWidget *makeRow(int column);

    CatalogImportViewModel &m_import;
    QWidget *m_rows = nullptr;
    QList<QComboBox *> m_choices; ///< by column
};

} // namespace matinee
