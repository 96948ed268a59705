#include "base/options.h"

#include <toml++/toml.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <vector>

namespace vankho::options {
namespace {

// "some-name" of --some-name; empty for arguments that have no name.
std::string long_name(const CLI::Option& option) {
  return option.get_lnames().empty() ? std::string() : option.get_lnames().front();
}

// Options that are about the reading itself, and so have one place only.
bool of_reading(const std::string& name) {
  return name.empty() || name == "help" || name == "version" || name == "config";
}

CLI::Option* find_option(CLI::App& command, const std::string& name) {
  return of_reading(name) ? nullptr : command.get_option_no_throw("--" + name);
}

std::vector<CLI::App*> all_commands(CLI::App& app) {
  std::vector<CLI::App*> all = app.get_subcommands({});
  all.push_back(&app);
  return all;
}

CLI::App* find_command(CLI::App& app, const std::string& name) {
  const std::vector<CLI::App*> found =
      app.get_subcommands([&name](const CLI::App* one) { return one->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  while (text.ends_with(' ') || text.ends_with('.')) text.pop_back();
  return text;
}

// Why a value was refused, without the name of the option, which the user may not have typed.
std::string reason_of(const CLI::ParseError& error, const CLI::Option& option,
                      const std::string& value) {
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)
    return "\"" + value + "\" is not of the kind " + option.get_type_name();
  const std::string text = one_line(error.what()), prefix = "--" + long_name(option) + ": ";
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

// Gives `option` its values; `where` is named when they are refused.
Result<void> put(CLI::Option& option, const std::vector<std::string>& values,
                 const std::string& where, const std::string& hint) {
  try {
    for (const std::string& value : values) option.add_result(value);
    option.run_callback();
  } catch (const CLI::ParseError& error) {
    return fail(Code::invalid,
                where + ": " + reason_of(error, option, values.empty() ? "" : values.front()),
                hint);
  }
  return {};
}

// --- The file.

std::string text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  std::ostringstream out;
  node.visit([&out](const auto& value) {
    if constexpr (!toml::is_table<decltype(value)> && !toml::is_array<decltype(value)>)
      out << std::boolalpha << value.get();
  });
  return out.str();
}

std::vector<std::string> values_of(const toml::node& node) {
  std::vector<std::string> values;
  if (const toml::array* list = node.as_array())
    for (const toml::node& one : *list) values.push_back(text_of(one));
  else
    values.push_back(text_of(node));
  return values;
}

Result<toml::table> parse_file(const std::string& path) {
  try {
    return toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    const auto line = error.source().begin.line;
    if (line == 0) return fail(Code::unreadable, path + ": cannot be read");
    return fail(Code::invalid, path + ":" + std::to_string(line) +
                                   ": is not TOML: " + one_line(std::string(error.description())));
  }
}

class File {
 public:
  static Result<File> open(const std::string& path, CLI::App& app) {
    auto table = parse_file(path);
    if (!table) return tl::make_unexpected(table.error());
    File file;
    file.path_ = path;
    file.table_ = std::move(*table);
    if (auto good = file.check_keys(app); !good) return tl::make_unexpected(good.error());
    return file;
  }

  // The value of an option, in the table of its command or at the top.
  const toml::node* find(const std::string& command, const std::string& name) const {
    if (const toml::table* own = table_[command].as_table())
      if (const toml::node* node = own->get(name)) return node;
    return table_.get(name);
  }

  std::string place(const toml::node& node, const std::string& name) const {
    return path_ + ":" + std::to_string(node.source().begin.line) + ": " + name;
  }

 private:
  Result<void> check_keys(CLI::App& app) const {
    for (const auto& [key, node] : table_) {
      const std::string name(key.str());
      const toml::table* own = node.as_table();
      CLI::App* command = own ? find_command(app, name) : nullptr;
      const bool known =
          own ? command != nullptr : std::ranges::any_of(all_commands(app), [&](CLI::App* one) {
            return find_option(*one, name) != nullptr;
          });
      if (!known) return unknown(node, name, own ? "a command" : "an option", app);
      if (!own) continue;
      for (const auto& [inner, value] : *own)
        if (value.is_table() || !find_option(*command, std::string(inner.str())))
          return unknown(value, std::string(inner.str()), "an option of " + name, app);
    }
    return {};
  }

  Result<void> unknown(const toml::node& node, const std::string& name, const std::string& what,
                       const CLI::App& app) const {
    return fail(Code::invalid, place(node, name) + " is not " + what + " of " + app.get_name(),
                app.get_name() + " --help lists what there is");
  }

  std::string path_;
  toml::table table_;
};

// --- Reading.

// Lets CLI11 pass what may still come from elsewhere, and puts its demand back.
class Demands {
 public:
  explicit Demands(CLI::App& app) {
    for (CLI::App* command : all_commands(app))
      for (CLI::Option* option : command->get_options())
        if (option->get_required() && !long_name(*option).empty()) {
          option->required(false);
          held_.push_back(option);
        }
  }
  ~Demands() { put_back(); }
  Demands(const Demands&) = delete;
  Demands& operator=(const Demands&) = delete;

  void put_back() const {
    for (CLI::Option* option : held_) option->required();
  }
  bool contain(const CLI::Option* option) const {
    return std::ranges::find(held_, option) != held_.end();
  }

 private:
  std::vector<CLI::Option*> held_;
};

class Reader {
 public:
  explicit Reader(CLI::App& app) : app_(app), demands_(app) {}

  Result<Reading> read(int argc, const char* const* argv) {
    if (auto typed = parse(argc, argv); !typed) return tl::make_unexpected(typed.error());
    if (!reading_.answer.empty()) return reading_;
    if (auto opened = open_file(); !opened) return tl::make_unexpected(opened.error());
    for (CLI::App* command : called())
      for (CLI::Option* option : command->get_options())
        if (auto filled = fill(*command, *option); !filled)
          return tl::make_unexpected(filled.error());
    return reading_;
  }

 private:
  std::string program_help() const {
    const std::vector<CLI::App*> commands = app_.get_subcommands();
    const std::string command = commands.empty() ? "" : " " + commands.back()->get_name();
    return app_.get_name() + command + " --help lists what there is";
  }

  // The top and the command that was called.
  std::vector<CLI::App*> called() const {
    std::vector<CLI::App*> commands = app_.get_subcommands();
    commands.push_back(&app_);
    return commands;
  }

  Result<void> parse(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      demands_.put_back();  // the text tells of them
      reading_.answer = app_.help();
    } catch (const CLI::CallForVersion& version) {
      reading_.answer = version.what() + std::string("\n");
    } catch (const CLI::ParseError& error) {
      return fail(Code::invalid, one_line(error.what()), program_help());
    }
    return {};
  }

  Result<void> open_file() {
    const CLI::Option* option = app_.get_option_no_throw("--config");
    std::string path;
    if (option->count() > 0)
      path = option->as<std::string>();
    else if (const char* variable = std::getenv("VANKHO_CONFIG"))
      path = variable;
    if (path.empty()) return {};
    auto file = File::open(path, app_);
    if (!file) return tl::make_unexpected(file.error());
    file_ = std::move(*file);
    return {};
  }

  Result<void> fill(CLI::App& command, CLI::Option& option) {
    const std::string name = long_name(option);
    if (of_reading(name)) return {};
    if (option.count() > 0) {
      reading_.origins[name] = Origin::typed;
      return {};
    }
    const std::string variable = variable_of(name);
    if (const char* value = std::getenv(variable.c_str()); value != nullptr && *value != '\0') {
      reading_.origins[name] = Origin::environment;
      return put(option, {value}, variable, "set it right, or unset it");
    }
    if (const toml::node* node = file_ ? file_->find(command.get_name(), name) : nullptr) {
      reading_.origins[name] = Origin::file;
      return put(option, values_of(*node), file_->place(*node, name), program_help());
    }
    if (demands_.contain(&option))
      return fail(Code::invalid, "--" + name + " is required",
                  "give it, set " + variable + ", or write it into a file for --config");
    return {};
  }

  CLI::App& app_;
  const Demands demands_;
  std::optional<File> file_;
  Reading reading_;
};

}  // namespace

std::string variable_of(const std::string& name) {
  std::string variable = "VANKHO_" + name;
  std::ranges::transform(variable, variable.begin(), [](char c) {
    return c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return variable;
}

void add_common(CLI::App& app) {
  app.set_version_flag("--version", app.get_name() + " " VANKHO_VERSION);
  app.add_option("--config", "TOML file with any of the options")->type_name("FILE");
}

Result<Reading> read(CLI::App& app, int argc, const char* const* argv) {
  return Reader(app).read(argc, argv);
}

Result<std::string> value_in_file(const std::string& path, const std::string& key) {
  const auto table = parse_file(path);
  if (!table) return tl::make_unexpected(table.error());
  const toml::node* node = table->get(key);
  if (!node) return fail(Code::not_found, path + ": has no " + key);
  return text_of(*node);
}

}  // namespace vankho::options
