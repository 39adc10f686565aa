#include "domain/attachment.h"

#include <QFileInfo>
#include <QStringList>

namespace shuangda {
namespace {

constexpr qsizetype kLongestNameBytes = 200;

bool isDeceiving(QChar c) {
  const QChar::Category category = c.category();
  return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line ||
         category == QChar::Separator_Paragraph;
}

}  // namespace

QString safeFileName(const QString& name) {
  QString safe = name.section(u'/', -1);
  for (QChar& c : safe) {
    if (isDeceiving(c) || c == u'\\' || c == u':') {
      c = u'_';
    }
  }
  while (safe.toUtf8().size() > kLongestNameBytes) {
    // From the middle of the name: its end says what kind of file it is.
    const qsizetype dot = safe.lastIndexOf(u'.');
    safe.remove(std::max<qsizetype>(0, (dot > 0 ? dot : safe.size()) - 1), 1);
  }
  safe = safe.trimmed();
  return safe.isEmpty() || safe == QStringLiteral(".") || safe == QStringLiteral("..") ? QStringLiteral("file") : safe;
}

bool runsWhenOpened(const Attachment& attachment) {
  static const QStringList endings{"exe",      "com", "bat", "cmd", "scr", "pif", "msi", "vbs",    "vbe",
                                   "js",       "jse", "wsf", "ps1", "hta", "lnk", "jar", "sh",     "run",
                                   "appimage", "py",  "pl",  "deb", "rpm", "reg", "cpl", "desktop"};
  static const QStringList types{"application/x-executable",
                                 "application/x-sharedlib",
                                 "application/x-pie-executable",
                                 "application/x-desktop",
                                 "application/x-shellscript",
                                 "application/x-ms-dos-executable",
                                 "application/x-msdownload",
                                 "application/java-archive",
                                 "text/x-python",
                                 "application/x-java-archive",
                                 "application/vnd.microsoft.portable-executable"};
  return endings.contains(QFileInfo(attachment.fileName).suffix().toLower()) || types.contains(attachment.mediaType);
}

QString fileSizeText(std::int64_t bytes) {
  constexpr double kStep = 1024;
  if (bytes < 1024) {
    return QStringLiteral("%1 B").arg(bytes);
  }
  double size = static_cast<double>(bytes) / kStep;
  for (const QString& unit : {QStringLiteral("KB"), QStringLiteral("MB")}) {
    if (size < kStep) {
      return QStringLiteral("%1 %2").arg(size, 0, 'f', size < 10 ? 1 : 0).arg(unit);
    }
    size /= kStep;
  }
  return QStringLiteral("%1 GB").arg(size, 0, 'f', 1);
}

}  // namespace shuangda
