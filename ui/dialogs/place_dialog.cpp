#include "dialogs/place_dialog.h"

#include <QComboBox>
#include <QLineEdit>

#include "base/text.h"
#include "services/place_service.h"
#include "widgets/code_checks.h"

namespace shuangda {
namespace {

QString name(const char* text) { return QString::fromLatin1(text); }

}  // namespace

PlaceDialog::PlaceDialog(Desk& desk, const Place& place, const std::vector<Place>& places, QWidget* parent)
    : FormDialog(desk, place.id.isStored() ? tr("地点 %1 %2").arg(place.code, place.name) : tr("新增地点"), tr("保存(&S)"), parent),
      place_(place),
      hazards_(new CodeChecks(name("hazard"))),
      wastes_(new CodeChecks(name("waste_class"))) {
  build(places);
  showKind();
  form().input(name("kind"))->setFocus();
  resize(600, sizeHint().height());
}

void PlaceDialog::build(const std::vector<Place>& places) {
  QComboBox* kind = form().addChoice(name("kind"), tr("种类"));
  for (const PlaceKind each : allPlaceKinds()) {
    kind->addItem(placeKindText(each), placeKindCode(each));
  }
  kind->setCurrentIndex(std::max(0, kind->findData(place_.kind)));
  QComboBox* parent = form().addChoice(name("parent"), tr("上级地点"));
  parent->addItem(tr("（没有）"), 0);
  for (const Place& other : places) {
    if (other.id != place_.id && !other.closedOn) {
      parent->addItem(QStringLiteral("%1 %2").arg(other.code, other.name), static_cast<qlonglong>(other.id.value));
    }
  }
  parent->setCurrentIndex(std::max(0, place_.parent ? parent->findData(static_cast<qlonglong>(place_.parent->value)) : 0));
  form().addLine(name("code"), tr("编号"), place_.code, tr("印在标签上，如 A-01"));
  form().addLine(name("name"), tr("名称"), place_.name);
  form().addLine(name("address"), tr("地址"), place_.address);
  form().addLine(name("keeper"), tr("保管人"), place_.keeper, tr("以顿号分隔"));
  form().addLine(name("contact"), tr("联系方式"), place_.contact);
  form().addLine(name("most_lines"), tr("最多存放（项）"), place_.mostLines ? QString::number(*place_.mostLines) : QString(), tr("不填则不限"));
  form().add(name("hazards"), tr("可存放危险物品"), hazards_);
  form().addLine(name("licence_no"), tr("许可证号"), place_.licenceNo, tr("危险废物经营许可证、处理资格"));
  form().add(name("licence_scope"), tr("许可范围"), wastes_);
  form().addLine(name("licence_valid_to"), tr("有效期至"), place_.licenceValidTo ? place_.licenceValidTo->text() : QString(), tr("如 2027-12-31"));
  form().addLine(name("closed_on"), tr("停用日期"), place_.closedOn ? place_.closedOn->text() : QString(), tr("不填则在用；还有物品的不能停用"));
  form().addLine(name("note"), tr("备注"), place_.note);
  form().setLabel(name("code"), tr("编号"), true);
  form().setLabel(name("name"), tr("名称"), true);
  form().setShown(name("closed_on"), place_.id.isStored());
  hazards_->setCodes(place_.hazards);
  wastes_->setCodes(place_.licenceScope);
  connect(kind, &QComboBox::currentIndexChanged, this, &PlaceDialog::showKind);
}

PlaceKind PlaceDialog::kind() const { return placeKindOf(form().choice(name("kind"))->currentData().toString()).value_or(PlaceKind::Store); }

void PlaceDialog::showKind() {
  const bool storage = isStorage(kind());
  const bool plant = kind() == PlaceKind::Plant;
  form().setShown(name("most_lines"), storage);
  form().setShown(name("hazards"), storage);
  for (const char* field : {"licence_no", "licence_scope", "licence_valid_to"}) {
    form().setShown(name(field), plant);
  }
}

bool PlaceDialog::readDate(const QString& field, std::optional<EventDate>& date) {
  date.reset();
  const QString typed = form().text(field);
  if (!typed.isEmpty()) {
    const std::optional<EventDate> read = moment(field);
    date = read;
    return read.has_value();
  }
  return true;
}

std::optional<Place> PlaceDialog::draft() {
  Place place = place_;
  place.kind = placeKindCode(kind());
  const qlonglong parent = form().key(name("parent"));
  place.parent = parent > 0 ? std::optional(PlaceId{parent}) : std::nullopt;
  place.code = form().text(name("code"));
  place.name = form().text(name("name"));
  place.address = form().text(name("address"));
  place.keeper = form().text(name("keeper"));
  place.contact = form().text(name("contact"));
  place.note = form().text(name("note"));
  place.hazards = form().isShown(name("hazards")) ? hazards_->codes() : place.hazards;
  place.licenceScope = form().isShown(name("licence_scope")) ? wastes_->codes() : place.licenceScope;
  place.licenceNo = form().isShown(name("licence_no")) ? form().text(name("licence_no")) : place.licenceNo;
  if (form().isShown(name("most_lines"))) {
    const QString typed = toHalfWidth(form().text(name("most_lines")));
    bool isNumber = typed.isEmpty();
    const int lines = isNumber ? 0 : typed.toInt(&isNumber);
    if (!isNumber || lines < 0) {
      form().refuse(name("most_lines"), tr("请填写不小于零的整数，不限的留空。"));
      return std::nullopt;
    }
    place.mostLines = typed.isEmpty() ? std::nullopt : std::optional(lines);
  }
  const bool dated = (!form().isShown(name("licence_valid_to")) || readDate(name("licence_valid_to"), place.licenceValidTo)) && readDate(name("closed_on"), place.closedOn);
  return dated ? std::optional(place) : std::nullopt;
}

void PlaceDialog::save() {
  if (const std::optional<Place> place = draft()) {
    perform([place = *place](Desk::Hand hand) { return hand.services.places.save(hand.session, place); });
  }
}

QString PlaceDialog::fieldOf(const Error& error) const {
  static const QHash<QString, QString> fields{{QStringLiteral("place_name"), QStringLiteral("name")},
                                              {QStringLiteral("place_code"), QStringLiteral("code")},
                                              {QStringLiteral("place_kind_code"), QStringLiteral("kind")},
                                              {QStringLiteral("place_parent"), QStringLiteral("parent")},
                                              {QStringLiteral("place_not_empty"), QStringLiteral("closed_on")}};
  return fields.value(error.field, error.field);
}

}  // namespace shuangda
