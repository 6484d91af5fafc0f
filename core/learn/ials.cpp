#include "core/learn/ials.h"

#include "core/learn/linear_algebra.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace matinee::learn {
namespace {

Eigen::MatrixXf weighedGram(const Eigen::MatrixXf &vectors, float weight)
{
    Eigen::MatrixXf gram = Eigen::MatrixXf::Zero(vectors.rows(), vectors.rows());
    gram.selfadjointView<Eigen::Lower>().rankUpdate(vectors, weight);
    return gram;
}

/// The normal equations of one row: its marks against the other side's vectors.
class Row {
public:
    Row(const Eigen::MatrixXf &others, const Eigen::MatrixXf &gram, const IalsPlan &plan)
        : m_others(others),
          m_gram(gram),
          m_plan(plan),
          m_marked(others.rows(), MarksAtOnce)
    {
    }

    /// x where (α Σ yyᵀ + Σ strength · yyᵀ + penalty) x = Σ strength · y, the first sum over all others,
    /// the second over those marked.
    const Eigen::VectorXf &solution(std::span<const Mark> marks)
    {
        setLeft(marks);
        m_right.setZero(m_others.rows());
        for (const Mark &mark : marks)
            m_right += mark.strength * m_others.col(mark.film);
        return solve();
    }
    /// The inverse of the left side, for many right sides.
    Eigen::MatrixXf inverse(std::span<const Mark> marks)
    {
        setLeft(marks);
        if (!invert(m_left))
            m_left.setZero();
        return m_left;
    }

private:
    static constexpr std::size_t MarksAtOnce = 256; // their vectors fit into the second cache

    void setLeft(std::span<const Mark> marks)
    {
        m_left = m_gram;
        m_left.diagonal().array() += m_plan.penalty
            * (static_cast<float>(marks.size()) + m_plan.unseenWeight * static_cast<float>(m_others.cols()));
        for (std::size_t from = 0; from < marks.size(); from += MarksAtOnce) {
            const auto some = marks.subspan(from, std::min(MarksAtOnce, marks.size() - from));
            Eigen::Index place = 0;
            for (const Mark &mark : some)
                m_marked.col(place++) = std::sqrt(mark.strength) * m_others.col(mark.film);
            m_left.selfadjointView<Eigen::Lower>().rankUpdate(m_marked.leftCols(place));
        }
    }
    const Eigen::VectorXf &solve()
    {
        if (!learn::solve(m_left, m_right))
            m_right.setZero(); // only with a penalty of 0: nothing is said
        return m_right;
    }

    const Eigen::MatrixXf &m_others;
    const Eigen::MatrixXf &m_gram;
    const IalsPlan &m_plan;
    Eigen::MatrixXf m_marked;
    Eigen::MatrixXf m_left;
    Eigen::VectorXf m_right;
};

void solveAll(const Interactions &rows, const Eigen::MatrixXf &others, const IalsPlan &plan,
              Eigen::MatrixXf &solved)
{
    const Eigen::MatrixXf gram = weighedGram(others, plan.unseenWeight);
    Row row(others, gram, plan);
    for (int number = 0; number < rows.people(); ++number) {
        if (rows.of(number).empty()) {
            solved.col(number).setZero();
            continue;
        }
        solved.col(number) = row.solution(rows.of(number));
    }
}

Eigen::MatrixXf randomVectors(int factors, int films, std::uint32_t seed)
{
    std::mt19937 random(seed);
    Eigen::MatrixXf vectors(factors, films);
    const float scale = 0.1F / std::sqrt(static_cast<float>(factors));
    for (float &value : vectors.reshaped())
        value = scale * (static_cast<float>(random() >> 8) / static_cast<float>(1 << 23) - 1);
    return vectors;
}

} // namespace

Ials::Ials(const Interactions &liked, const IalsPlan &plan, std::uint32_t seed, const Ials *start)
    : m_plan(plan),
      m_films(start ? start->m_films : randomVectors(plan.factors, liked.films(), seed))
{
    const Interactions byFilm = liked.transposed();
    Eigen::MatrixXf people(m_films.rows(), liked.people());
    for (int sweep = 0; sweep < plan.sweeps; ++sweep) {
        solveAll(liked, m_films, m_plan, people);
        solveAll(byFilm, people, m_plan, m_films);
    }
    m_gram = weighedGram(m_films, m_plan.unseenWeight);
}

Ials::Ials(const IalsPlan &plan, Eigen::MatrixXf films)
    : m_plan(plan),
      m_films(std::move(films)),
      m_gram(weighedGram(m_films, plan.unseenWeight))
{
}

Eigen::VectorXf Ials::person(const History &history) const
{
    if (history.empty())
        return Eigen::VectorXf::Zero(m_films.rows());
    Row row(m_films, m_gram, m_plan);
    return row.solution(history);
}

Eigen::VectorXf Ials::scores(const History &history) const
{
    return m_films.transpose() * person(history);
}

Model::Explainer Ials::explainer(const History &history) const
{
    if (history.empty())
        return [](int) { return Eigen::VectorXf(); };
    const auto size = static_cast<Eigen::Index>(history.size());
    Eigen::MatrixXf own(m_films.rows(), size);
    for (Eigen::Index place = 0; place < size; ++place)
        own.col(place) = history[place].strength * m_films.col(history[place].film);
    Eigen::MatrixXf pull = own.transpose() * Row(m_films, m_gram, m_plan).inverse(history);
    return [this, pull = std::move(pull)](int film) -> Eigen::VectorXf { return pull * m_films.col(film); };
}

Eigen::VectorXf Ials::addends(const History &history, int film) const
{
    return explainer(history)(film);
}

} // namespace matinee::learn
