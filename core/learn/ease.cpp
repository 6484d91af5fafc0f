#include "core/learn/ease.h"

#include "core/learn/linear_algebra.h"

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>

namespace matinee::learn {
namespace {

/// λ must stay above the rounding of floats, or Cholesky fails.
float ridge(float lambda)
{
    return std::max(lambda, 1e-3F);
}

float dropoutRatio(const EasePenalty &penalty)
{
    return penalty.dropout / (1 - penalty.dropout);
}

/// (Λ + XᵀWX)⁻¹ = Λ⁻¹ - Λ⁻¹Xᵀ (W⁻¹ + XΛ⁻¹Xᵀ)⁻¹ XΛ⁻¹ = Λ⁻¹ - FᵀF with F = L⁻¹XΛ⁻¹, LLᵀ the middle.
std::unique_ptr<ItemWeights> learnDual(const Interactions &liked, EasePenalty penalty)
{
    const Eigen::VectorXf base =
        (dropoutRatio(penalty) * gramDiagonal(liked).array() + ridge(penalty.lambda)).inverse();
    Eigen::MatrixXf factor = Eigen::MatrixXf::Zero(liked.people(), liked.films());
    Eigen::MatrixXf middle = Eigen::MatrixXf::Zero(liked.people(), liked.people());
    for (int person = 0; person < liked.people(); ++person) {
        for (const Mark &mark : liked.of(person))
            factor(person, mark.film) = mark.strength * base[mark.film];
    }
    for (int person = 0; person < liked.people(); ++person) {
        for (const Mark &mark : liked.of(person))
            middle.col(person) += mark.strength * factor.col(mark.film);
        middle(person, person) += 1 / personWeight(liked.of(person));
    }
    factorise(middle);
    middle.triangularView<Eigen::Lower>().solveInPlace(factor);
    return std::make_unique<FactoredWeights>(base, std::move(factor));
}

/// Who likes each film, ascending: no more than Interactions::transposed() says, in a quarter of the memory.
class PeopleOfFilms {
public:
    explicit PeopleOfFilms(const Interactions &liked)
        : m_start(liked.films() + 1, 0),
          m_people(liked.marks().size())
    {
        const std::vector<int> counts = liked.counts();
        std::partial_sum(counts.begin(), counts.end(), m_start.begin() + 1, std::plus<std::size_t>());
        std::vector<std::size_t> next(m_start.begin(), m_start.end() - 1);
        for (int person = 0; person < liked.people(); ++person) {
            for (const Mark &mark : liked.of(person))
                m_people[next[mark.film]++] = person;
        }
    }
    std::span<const int> of(int film) const
    {
        return std::span(m_people).subspan(m_start[film], m_start[film + 1] - m_start[film]);
    }

private:
    std::vector<std::size_t> m_start;
    std::vector<int> m_people;
};

/// One column after the other, so that what is added to stays in the nearest cache: of everybody who likes
/// the column's film, their films from that one on. Films come in ascending order here and in everybody's
/// row, hence `next` finds that place again without a search. Film is the smallest type that holds all
/// numbers: time goes into reading them.
template <class Film>
Eigen::MatrixXf gramOf(const Interactions &liked)
{
    std::vector<Film> films;
    std::vector<float> strengths; // of the same marks
    std::vector<float> weights;
    std::vector<std::size_t> next;
    std::vector<std::size_t> ends;
    films.reserve(liked.marks().size());
    bool isPlain = true;
    for (int person = 0; person < liked.people(); ++person) {
        next.push_back(films.size());
        for (const Mark &mark : liked.of(person)) {
            films.push_back(static_cast<Film>(mark.film));
            strengths.push_back(mark.strength);
            isPlain = isPlain && mark.strength == 1;
        }
        ends.push_back(films.size());
        weights.push_back(personWeight(liked.of(person)));
    }
    const PeopleOfFilms people(liked);
    Eigen::MatrixXf gram = Eigen::MatrixXf::Zero(liked.films(), liked.films());
    for (int film = 0; film < liked.films(); ++film) {
        float *column = gram.col(film).data();
        for (const int person : people.of(film)) {
            const std::size_t place = next[person]++;
            const Film *other = films.data() + place;
            const Film *end = films.data() + ends[person];
            const float weight = weights[person];
            if (isPlain) {
                for (; other != end; ++other)
                    column[*other] += weight;
            } else {
                const float *strength = strengths.data() + place;
                const float product = weight * *strength;
                for (; other != end; ++other)
                    column[*other] += product * *strength++;
            }
        }
    }
    return gram;
}

} // namespace

float personWeight(std::span<const Mark> person)
{
    return 1 / std::sqrt(std::max(1.0F, static_cast<float>(person.size())));
}

Eigen::MatrixXf gramMatrix(const Interactions &liked)
{
    return liked.films() <= std::numeric_limits<std::uint16_t>::max() ? gramOf<std::uint16_t>(liked)
                                                                      : gramOf<int>(liked);
}

Eigen::VectorXf gramDiagonal(const Interactions &liked)
{
    Eigen::VectorXf diagonal = Eigen::VectorXf::Zero(liked.films());
    for (int person = 0; person < liked.people(); ++person) {
        const float weight = personWeight(liked.of(person));
        for (const Mark &mark : liked.of(person))
            diagonal[mark.film] += weight * mark.strength * mark.strength;
    }
    return diagonal;
}

std::unique_ptr<ItemWeights> learnEase(Eigen::MatrixXf gram, EasePenalty penalty)
{
    const float scale = 1 + dropoutRatio(penalty);
    gram.diagonal() = (scale * gram.diagonal().array() + ridge(penalty.lambda)).matrix();
    invert(gram);
    return std::make_unique<DenseWeights>(std::move(gram));
}

std::unique_ptr<ItemWeights> learnEase(const Interactions &liked, EasePenalty penalty)
{
    return prefersDual(liked) ? learnDual(liked, penalty) : learnEase(gramMatrix(liked), penalty);
}

Eigen::VectorXf heldBackScores(const ItemWeights &weights, const Interactions &learnt, const Case &held)
{
    if (held.person < 0)
        return weights.scores(held.history);
    const auto person = learnt.of(held.person);
    const History rest = learntOf(held, person);
    return weights.scoresInstead({person, personWeight(person)}, {rest, personWeight(rest)}, held.history);
}

bool prefersDual(const Interactions &liked)
{
    return liked.people() < liked.films();
}

} // namespace matinee::learn
