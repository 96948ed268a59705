#include "searchd/daemon.h"

#include <csignal>
#include <cstdio>
#include <ctime>
#include <thread>

#include "base/log.h"
#include "searchd/server.h"
#include "searchd/settings.h"
#include "searchd/site.h"
#include "searchd/verifier.h"

namespace vankho::searchd {
namespace {

constexpr std::chrono::seconds kDrain{20};
constexpr int kCannotServe = 2;

int give_up(const Error& error) {
  log::error("{}", error.line());
  return kCannotServe;
}

sigset_t our_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  return set;
}

// The next signal, or 0 after a quarter of a second.
int wait_for_signal(const sigset_t& set) {
  const timespec tick{0, 250'000'000};
  const int signal = sigtimedwait(&set, nullptr, &tick);
  return signal > 0 ? signal : 0;
}

void read_settings_again(int argc, const char* const* argv, Site& site) {
  const Result<Options> options = read_options(argc, argv);
  if (!options) {
    log::error("configuration kept as it was: {}", options.error().line());
    return;
  }
  site.configure(options->settings);
  log::info("configuration read again; a new --db, --listen or --threads needs a restart");
}

std::size_t thread_count(std::size_t asked) {
  return asked > 0 ? asked : std::size_t{4} * std::max(1U, std::thread::hardware_concurrency());
}

std::string more_metrics(const Server& server, const Verifier& verifier) {
  std::string out;
  write_metric(out, "vankho_connections", "gauge", "Connections open.", static_cast<double>(server.connections()));
  write_metric(out, "vankho_busy_threads", "gauge", "Threads at work.", static_cast<double>(server.busy()));
  write_metric(out, "vankho_sound_files", "gauge", "Sealed files that agree with their checksums.",
               static_cast<double>(verifier.sound()));
  write_metric(out, "vankho_damaged_files", "gauge", "Sealed files that do not.",
               static_cast<double>(verifier.damaged()));
  return out;
}

void serve_until_stopped(int argc, const char* const* argv, Site& site, Server& server, const sigset_t& set) {
  for (;;) {
    const int signal = wait_for_signal(set);
    server.sweep();
    if (signal == SIGHUP) read_settings_again(argc, argv, site);
    if (signal == SIGTERM || signal == SIGINT) break;
  }
  log::info("stopping: requests that are being answered are finished first");
  site.start_draining();
  server.drain(kDrain);
}

}  // namespace

int run_daemon(int argc, const char* const* argv) {
  const Result<Options> options = read_options(argc, argv);
  if (!options) return give_up(options.error());
  if (!options->answer.empty()) return std::fputs(options->answer.c_str(), stdout) < 0;
  // Blocked in every thread, so that they come to wait_for_signal() alone.
  const sigset_t set = our_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  Result<std::unique_ptr<Backend>> backend = open_backend(options->db);
  if (!backend) return give_up(backend.error());
  Result<Listener> listener = Listener::open(options->listen);
  if (!listener) return give_up(listener.error());
  Site site(std::move(*backend), options->settings);
  DoorLimits limits;
  limits.threads = thread_count(options->threads);
  const Verifier verifier(options->db);
  Server server(std::move(*listener), limits, [&site](const HttpRequest& request) { return site.answer(request); });
  site.watch([&] { return more_metrics(server, verifier); });
  std::printf("%s\n", server.address().c_str());
  std::fflush(stdout);
  serve_until_stopped(argc, argv, site, server, set);
  return 0;
}

}  // namespace vankho::searchd
