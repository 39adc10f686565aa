#include <gtest/gtest.h>

#include <QDir>
#include <QFile>

#include "reports/page_layout.h"
#include "reports/pdf_writer.h"
#include "samples.h"

using namespace shuangda;

namespace {

const PdfProperties properties{{}, QStringLiteral("安平市双打办"), Instant::ofEpochMs(1603157400000)};

}  // namespace

/// Writes the samples where SHUANGDA_SAMPLES says, to be looked at.
TEST(PdfFile, samplesToLookAt) {
  const QString folder = qEnvironmentVariable("SHUANGDA_SAMPLES");
  if (folder.isEmpty()) {
    GTEST_SKIP() << "SHUANGDA_SAMPLES is not set";
  }
  FontBook fonts;
  const std::pair<Masthead, const char*> forms[] = {
      {Masthead::Paper, "a"}, {Masthead::Serial, "b"}, {Masthead::Brief, "c"}, {Masthead::Letter, "d"}};
  for (const auto& [form, name] : forms) {
    const LaidOutDocument laidOut = layOut(samples::bulletin(form), fonts);
    const QString path = QDir(folder).filePath(QLatin1String(name) + QStringLiteral(".pdf"));
    ASSERT_TRUE(writePdf(laidOut, properties, path));
  }
}
