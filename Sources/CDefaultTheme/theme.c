#include "CDefaultTheme.h"
