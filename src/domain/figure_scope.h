#pragma once

#include <QString>
#include <optional>

namespace shuangda {

/// By what figures are broken down. A record may stand in several rows of a breakdown marked “overlaps”.
enum class FigureDimension {
  Region,        ///< the most exact region the record names
  Unit,          ///< 统计所属单位
  Organ,         ///< kind of organ of that unit
  Group,         ///< 部门 or 县区 of that unit
  Field,         ///< 领域; overlaps
  ProductClass,  ///< 商品类别 of the lines of goods; overlaps
  Campaign,      ///< 专项行动; overlaps
  Cause,
  PenaltyKind,   ///< the one kind a decision counts under
  Trait,         ///< 涉网, 重点实体市场, 农村市场, 外商投资企业; overlaps
};
inline constexpr std::size_t kFigureDimensions = 10;

/// To which records figures are limited.
struct FigureScope {
  enum class By {
    Everything,
    AnyName,    ///< a unit or a region of any level of this name
    Dimension,  ///< the row of this name in a breakdown
  };
  By by = By::Everything;
  QString name{};
  FigureDimension dimension = FigureDimension::Region;

  static FigureScope named(const QString& name) { return {.by = name.isEmpty() ? By::Everything : By::AnyName, .name = name}; }
  static FigureScope row(FigureDimension dimension, const QString& name) { return {.by = By::Dimension, .name = name, .dimension = dimension}; }
  bool operator==(const FigureScope&) const = default;
};

}  // namespace shuangda
