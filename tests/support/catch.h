// tests/support/catch.h: the one place that names the test framework's header,
// so that a move from Catch2 2 to 3 is one line.
#pragma once
#include <catch2/catch.hpp>
