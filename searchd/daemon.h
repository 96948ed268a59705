// searchd/daemon.h: the program from its words to its end: options, the index, the
// server, and the signals that stop it (SIGTERM, SIGINT) or make it read its
// configuration anew (SIGHUP).
#pragma once

namespace vankho::searchd {

// The exit status.
int run_daemon(int argc, const char* const* argv);

}  // namespace vankho::searchd
