#include "core/learn/ials.h"

#include "core/learn/linear_algebra.h"

#include <Eigen/Cholesky>

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
          m_plan(plan)
    {
    }

    void set(std::span<const Mark> marks)
    {
        const auto count = static_cast<Eigen::Index>(marks.size());
        m_marked.resize(m_others.rows(), count);
        m_right = Eigen::VectorXf::Zero(m_others.rows());
        for (Eigen::Index place = 0; place < count; ++place) {
            const Mark &mark = marks[static_cast<std::size_t>(place)];
            m_marked.col(place) = std::sqrt(mark.strength) * m_others.col(mark.film);
            m_right += mark.strength * m_others.col(mark.film);
        }
        m_left = m_gram;
        m_left.selfadjointView<Eigen::Lower>().rankUpdate(m_marked);
        m_left.diagonal().array() += m_plan.penalty
            * (static_cast<float>(count) + m_plan.unseenWeight * static_cast<float>(m_others.cols()));
        m_factor.compute(m_left);
    }
    Eigen::VectorXf solution() const { return m_factor.solve(m_right); }
    Eigen::VectorXf solve(const Eigen::VectorXf &right) const { return m_factor.solve(right); }

private:
    const Eigen::MatrixXf &m_others;
    const Eigen::MatrixXf &m_gram;
    const IalsPlan &m_plan;
    Eigen::MatrixXf m_marked;
    Eigen::MatrixXf m_left;
    Eigen::VectorXf m_right;
    Eigen::LLT<Eigen::MatrixXf> m_factor;
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
        row.set(rows.of(number));
        solved.col(number) = row.solution();
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

Eigen::VectorXf Ials::person(const History &history) const
{
    if (history.empty())
        return Eigen::VectorXf::Zero(m_films.rows());
    Row row(m_films, m_gram, m_plan);
    row.set(history);
    return row.solution();
}

Eigen::VectorXf Ials::scores(const History &history) const
{
    return m_films.transpose() * person(history);
}

Eigen::VectorXf Ials::addends(const History &history, int film) const
{
    if (history.empty())
        return {};
    Row row(m_films, m_gram, m_plan);
    row.set(history);
    const Eigen::VectorXf pull = row.solve(m_films.col(film));
    Eigen::VectorXf addends(history.size());
    for (std::size_t place = 0; place < history.size(); ++place)
        addends[place] = history[place].strength * pull.dot(m_films.col(history[place].film));
    return addends;
}

} // namespace matinee::learn
