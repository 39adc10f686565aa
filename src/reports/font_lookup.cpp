#include "reports/font_lookup.h"

#include <fontconfig/fontconfig.h>

#include <QCoreApplication>
#include <QDir>
#include <memory>

namespace shuangda {

namespace {

struct Destroy {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcObjectSet* objects) const { FcObjectSetDestroy(objects); }
  void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
  void operator()(FcCharSet* characters) const { FcCharSetDestroy(characters); }
};

using FontSet = std::unique_ptr<FcFontSet, Destroy>;

FontSet listed(const FcPattern& wanted) {
  const std::unique_ptr<FcObjectSet, Destroy> objects(FcObjectSetBuild(FC_FAMILY, nullptr));
  return FontSet(FcFontList(nullptr, const_cast<FcPattern*>(&wanted), objects.get()));
}

// Qt files every font under the first of its family names.
QString firstFamily(const FcPattern& font) {
  FcChar8* name = nullptr;
  if (FcPatternGetString(&font, FC_FAMILY, 0, &name) != FcResultMatch) {
    return {};
  }
  return QString::fromUtf8(reinterpret_cast<const char*>(name));
}

}  // namespace

std::optional<QString> installedFamily(const QString& name) {
  const std::unique_ptr<FcPattern, Destroy> wanted(FcPatternCreate());
  const QByteArray utf8 = name.toUtf8();
  FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(utf8.constData()));
  const FontSet found = listed(*wanted);
  if (!found || found->nfont == 0) {
    return std::nullopt;
  }
  return firstFamily(*found->fonts[0]);
}

QStringList familiesWith(char32_t character) {
  const std::unique_ptr<FcCharSet, Destroy> characters(FcCharSetCreate());
  FcCharSetAddChar(characters.get(), character);
  const std::unique_ptr<FcPattern, Destroy> wanted(FcPatternCreate());
  FcPatternAddCharSet(wanted.get(), FC_CHARSET, characters.get());
  FcPatternAddBool(wanted.get(), FC_OUTLINE, FcTrue);
  const FontSet found = listed(*wanted);
  QStringList families;
  for (int i = 0; found && i < found->nfont; ++i) {
    families << firstFamily(*found->fonts[i]);
  }
  families.removeDuplicates();
  families.sort();
  return families;
}

QStringList applicationFontFolders() {
  QStringList folders;
  if (const QString own = qEnvironmentVariable("SHUANGDA_FONTS"); !own.isEmpty()) {
    folders << own;
  }
  folders << QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../share/shuangda/fonts"));
#ifdef SHUANGDA_DEVELOPMENT_FONTS
  folders << QStringLiteral(SHUANGDA_DEVELOPMENT_FONTS);
#endif
  folders << QStringLiteral("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol");
  return folders;
}

}  // namespace shuangda
