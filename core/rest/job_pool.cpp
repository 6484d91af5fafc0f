#include "core/rest/job_pool.h"

namespace matinee {

JobPool::JobPool(int threads, int waiting) : m_room(threads + waiting)
{
    m_pool.setMaxThreadCount(threads);
}

void JobPool::finish()
{
    m_pool.clear();
    m_pool.waitForDone();
}

bool JobPool::tryStart(std::function<void()> work)
{
    if (m_inside.fetch_add(1) >= m_room) {
        m_inside.fetch_sub(1);
        return false;
    }
    m_pool.start([this, work = std::move(work)] {
        work();
        m_inside.fetch_sub(1);
    });
    return true;
}

} // namespace matinee
