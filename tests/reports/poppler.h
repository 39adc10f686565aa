#pragma once

#include <QProcess>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <vector>

/// What poppler's tools say about a PDF: an independent reader of what was written.
namespace shuangda::poppler {

inline QByteArray run(const QString& tool, const QStringList& arguments) {
  QProcess process;
  process.start(tool, arguments);
  process.waitForFinished(60000);
  return process.readAllStandardOutput();
}

/// The words in the order they were written, all white space taken out.
inline QString words(const QString& path, int page = 0) {
  QStringList arguments{QStringLiteral("-raw"), QStringLiteral("-enc"), QStringLiteral("UTF-8")};
  if (page > 0) {
    arguments << QStringLiteral("-f") << QString::number(page) << QStringLiteral("-l") << QString::number(page);
  }
  QString text = QString::fromUtf8(run(QStringLiteral("pdftotext"), arguments << path << QStringLiteral("-")));
  return text.remove(QRegularExpression(QStringLiteral("\\s")));
}

struct Box {
  int page = 0;
  double left = 0, top = 0, right = 0, bottom = 0;  ///< pt
  QString text{};
};

inline std::vector<Box> boxes(const QString& path) {
  const QString html =
      QString::fromUtf8(run(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), path, QStringLiteral("-")}));
  static const QRegularExpression entry(
      QStringLiteral("<page width|<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" xMax=\"([0-9.-]+)\" "
                     "yMax=\"([0-9.-]+)\">([^<]*)</word>"));
  std::vector<Box> found;
  int page = 0;
  for (auto match = entry.globalMatch(html); match.hasNext();) {
    const QRegularExpressionMatch one = match.next();
    if (!one.hasCaptured(1)) {
      ++page;
      continue;
    }
    found.push_back({page, one.captured(1).toDouble(), one.captured(2).toDouble(), one.captured(3).toDouble(),
                     one.captured(4).toDouble(), one.captured(5)});
  }
  return found;
}

/// A page as grey values, row by row, at `resolution` dpi.
struct Picture {
  int width = 0;
  int height = 0;
  QByteArray pixels{};  ///< three bytes a pixel
};

inline Picture picture(const QString& path, int page, int resolution) {
  const QByteArray ppm =
      run(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QString::number(resolution), QStringLiteral("-f"),
                                       QString::number(page), QStringLiteral("-l"), QString::number(page), path});
  const QList<QByteArray> head = ppm.left(64).split('\n');
  if (head.size() < 3) {
    return {};
  }
  const QList<QByteArray> size = head[1].split(' ');
  const qsizetype start = head[0].size() + head[1].size() + head[2].size() + 3;
  return {size[0].toInt(), size[1].toInt(), ppm.mid(start)};
}

/// The rows (first, last) that hold ink within the given columns of a picture; -1 when there is none.
inline std::pair<int, int> inkRows(const Picture& picture, int left, int right, int top, int bottom) {
  std::pair<int, int> rows{-1, -1};
  for (int y = std::max(0, top); y < std::min(bottom, picture.height); ++y) {
    for (int x = std::max(0, left); x < std::min(right, picture.width); ++x) {
      const qsizetype at = (static_cast<qsizetype>(y) * picture.width + x) * 3;
      const auto green = static_cast<unsigned char>(picture.pixels[at + 1]);
      if (green < 128) {
        rows.first = rows.first < 0 ? y : rows.first;
        rows.second = y;
        break;
      }
    }
  }
  return rows;
}

}  // namespace shuangda::poppler
