// What it costs to see and to make one change in many cases, and to keep and read attachments.
// Usage: bench_bulk_edit [cases]   (100,000 when not given)

#include <QFile>
#include <QTemporaryDir>
#include <cstdio>
#include <cstdlib>

#include "bench/measure.h"
#include "services/demo_data.h"
#include "services/services.h"

using namespace shuangda;
using namespace shuangda::bench;

namespace {

constexpr int kAttachmentMb = 64;

double peakMb() {
  QFile status(QStringLiteral("/proc/self/status"));
  if (!status.open(QIODevice::ReadOnly)) {
    return 0;
  }
  for (const QByteArray& line : status.readAll().split('\n')) {
    if (line.startsWith("VmHWM:")) {
      return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
  }
  return 0;
}

void report(const char* what, double taken, std::size_t cases) {
  std::printf("%-34s %8.2f s, %7.1f us a case, peak %.0f MB\n", what, taken, taken * 1e6 / static_cast<double>(cases),
              peakMb());
  std::fflush(stdout);
}

void measureBulk(Services& services, const Session& session) {
  const std::vector<CaseId> ids = *services.cases.list(session, {});
  const std::vector<FieldEdit> edits{{FieldEdit::Kind::Append, QStringLiteral("note"), QStringLiteral("年度复核")}};
  BulkResult seen;
  report("preview", seconds([&] { seen = *services.bulkEdits.preview(session, ids, edits); }), ids.size());
  report("change", seconds([&] { (void)services.bulkEdits.apply(session, seen.lines, edits).value(); }), ids.size());
}

void measureAttachment(Services& services, const Session& session, const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || !file.resize(static_cast<qint64>(kAttachmentMb) << 20)) {
    return;
  }
  const AttachmentDraft draft{.legalCase = services.cases.list(session, {})->front(), .role = QStringLiteral("其他")};
  Attachment added;
  const double adding = seconds([&] { added = *services.attachments.add(session, draft, path); });
  const double reading = seconds([&] { (void)services.attachments.reader()(added).value(); });
  std::printf("%-34s added in %.2f s, read and compared in %.2f s\n", "attachment of 64 MB", adding, reading);
}

}  // namespace

int main(int argc, char** argv) {
  const int cases = argc > 1 ? std::atoi(argv[1]) : 100'000;
  QTemporaryDir folder;
  const SystemClock clock;
  Services services(Store::create(folder.filePath(QStringLiteral("bench.db")), clock));
  const Session session = *services.accounts.createFirst(Office{.name = QStringLiteral("云岭市双打办")},
                                                         QStringLiteral("bench"), QStringLiteral("a long password"));
  (void)createDemoData(*services.store, session, cases, 1).value();
  measureBulk(services, session);
  measureAttachment(services, session, folder.filePath(QStringLiteral("a.bin")));
  return 0;
}
