#include "services/view_service.h"

#include "base/text.h"
#include "services/unit_of_work.h"
#include "storage/view_repository.h"

namespace shuangda {
namespace {

const QString kView = QStringLiteral("view");

}  // namespace

Result<std::vector<NamedView>> ViewService::list(const Session& session, const QString& page) {
  return requireReader(session).map([&] { return ViewRepository(store_.database(), session.account).list(page); });
}

Result<NamedView> ViewService::save(const Session& session, NamedView view) {
  view.name = trimmed(view.name);
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (view.name.isEmpty()) {
    return refuse(ErrorCode::Required, kView);
  }
  UnitOfWork work(store_, session);
  view.id = ViewRepository(work.database(), session.account).put(view);
  work.commit();
  return view;
}

Result<NamedView> ViewService::rename(const Session& session, NamedView view, const QString& name) {
  const QString next = trimmed(name);
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (next.isEmpty()) {
    return refuse(ErrorCode::Required, kView);
  }
  UnitOfWork work(store_, session);
  ViewRepository views(work.database(), session.account);
  if (next != view.name && views.has(view.page, next)) {
    return refuse(ErrorCode::AlreadyExists, kView, next);
  }
  if (!views.rename(view.id, next)) {
    return refuse(ErrorCode::NotFound, kView, view.name);
  }
  work.commit();
  view.name = next;
  return view;
}

Result<void> ViewService::remove(const Session& session, const NamedView& view) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store_, session);
  if (!ViewRepository(work.database(), session.account).remove(view.id)) {
    return refuse(ErrorCode::NotFound, kView, view.name);
  }
  work.commit();
  return {};
}

}  // namespace shuangda
