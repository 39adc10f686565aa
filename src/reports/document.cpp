#include "reports/document.h"
