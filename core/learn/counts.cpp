#include "core/learn/counts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace matinee::learn {
namespace {

constexpr double SecondsPerDay = 86400;
constexpr int BinsPerWidth = 1;
constexpr int Reach = 2 * BinsPerWidth; // bins to either side: two standard deviations
constexpr float AlwaysShare = 0.02F;
constexpr double FarthestTime = 1e12; // beyond any calendar, and still a whole number of bins

} // namespace

Counts::Counts(const std::vector<int> &likes) : m_scores(std::ssize(likes))
{
    for (std::size_t film = 0; film < likes.size(); ++film)
        m_scores[film] = std::log1p(static_cast<float>(likes[film]));
}

Eigen::VectorXf Counts::addends(const History &history, int) const
{
    return Eigen::VectorXf::Zero(static_cast<Eigen::Index>(history.size()));
}

Timely::Timely(const Interactions &liked, double days)
    : m_binSeconds(days * SecondsPerDay / BinsPerWidth),
      m_always(Eigen::VectorXf::Zero(liked.films()))
{
    for (const Mark &mark : liked.marks()) {
        m_always[mark.film] += 1;
        if (mark.at != 0)
            m_bins.push_back(binOf(mark.at));
    }
    m_always /= std::max(1.0F, m_always.sum());
    std::sort(m_bins.begin(), m_bins.end());
    m_bins.erase(std::unique(m_bins.begin(), m_bins.end()), m_bins.end());
    m_likes = Eigen::MatrixXf::Zero(liked.films(), std::ssize(m_bins));
    for (const Mark &mark : liked.marks()) {
        if (mark.at != 0)
            m_likes(mark.film,
                    std::lower_bound(m_bins.begin(), m_bins.end(), binOf(mark.at)) - m_bins.begin()) += 1;
    }
}

std::int64_t Timely::binOf(double at) const
{
    return static_cast<std::int64_t>(std::floor(std::clamp(at, -FarthestTime, FarthestTime) / m_binSeconds));
}

Eigen::VectorXf Timely::scores(const History &history) const
{
    std::map<std::int64_t, float> weights;
    for (const Mark &mark : history) {
        for (int step = -Reach; mark.at != 0 && step <= Reach; ++step) {
            const float distance = static_cast<float>(step) / BinsPerWidth;
            weights[binOf(mark.at) + step] += std::exp(-distance * distance / 2);
        }
    }
    Eigen::VectorXf near = Eigen::VectorXf::Zero(m_always.size());
    for (const auto &[bin, weight] : weights) {
        const auto known = std::lower_bound(m_bins.begin(), m_bins.end(), bin);
        if (known != m_bins.end() && *known == bin)
            near += weight * m_likes.col(known - m_bins.begin());
    }
    const float total = near.sum();
    if (total > 0)
        near /= total;
    constexpr float Never = 1e-9F; // a film without likes still has a logarithm
    return (near + AlwaysShare * m_always).array().max(Never).log();
}

Eigen::VectorXf Timely::addends(const History &history, int) const
{
    return Eigen::VectorXf::Zero(static_cast<Eigen::Index>(history.size()));
}

bool haveTimes(const Interactions &liked)
{
    const auto &marks = liked.marks();
    return std::any_of(marks.begin(), marks.end(),
                       [&](const Mark &mark) { return mark.at != 0 && mark.at != marks.front().at; });
}

} // namespace matinee::learn
