#include "reports/issue_number.h"

#include <gtest/gtest.h>

using namespace shuangda;

TEST(IssueNumber, isWrittenAsTheOfficesWriteIt) {
  const std::pair<int, const char*> samples[] = {{1, "第一期"},         {10, "第十期"},        {11, "第十一期"},
                                                 {20, "第二十期"},      {53, "第五十三期"},    {100, "第一百期"},
                                                 {102, "第一百零二期"}, {110, "第一百一十期"}, {111, "第一百一十一期"},
                                                 {200, "第二百期"},     {320, "第三百二十期"}, {999, "第九百九十九期"}};
  for (const auto& [number, words] : samples) {
    EXPECT_EQ(chineseIssueNumber(number).toStdString(), words);
  }
}
