# Completion of vankho, vankho-indexer and vankho-searchd in bash. It reads the program's own
# --help, and so knows what that program knows.

# The commands that the help on standard input lists.
_vankho_commands() {
  sed -n '/^Subcommands:/,$s/^  \([a-z]\{1,\}\).*/\1/p'
}

# Its long options.
_vankho_options() {
  sed -n 's/^  \(-.,\)\{0,1\}\(--[a-z-]\{1,\}\).*/\2/p'
}

# What stands behind the option $1 up to the description: "DIR", "{all,title,lead,body}", "N:UINT".
_vankho_kind() {
  sed -n "s/^  \(-.,\)\{0,1\}$1 \([^ ]\{1,\}\).*/\2/p"
}

_vankho() {
  local program=$1 word=$2 option=$3 top help command='' kind i
  COMPREPLY=()
  top=$("$program" --help 2>/dev/null) || return
  help=$top
  for ((i = 1; i < COMP_CWORD; i++)); do
    if _vankho_commands <<<"$top" | grep -qxF -e "${COMP_WORDS[i]}"; then
      command=${COMP_WORDS[i]}
      help=$("$program" "$command" --help 2>/dev/null)
      break
    fi
  done
  # Bash cuts --format=csv into three words.
  [[ $option == '=' ]] && option=${COMP_WORDS[COMP_CWORD - 2]}
  [[ $word == '=' ]] && word=''
  if [[ $option == --* ]]; then
    kind=$(_vankho_kind "$option" <<<"$help")
    [[ -n $kind ]] || kind=$(_vankho_kind "$option" <<<"$top")
    case $kind in
      *{*}*)
        kind=${kind#*\{}
        kind=${kind%%\}*}
        mapfile -t COMPREPLY < <(compgen -W "${kind//,/ }" -- "$word")
        return ;;
      DIR*) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
      FILE*) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$word"); return ;;
      ?*) return ;;
    esac
  fi
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_vankho_options <<<"$help")"$'\n'"$([[ -z $command ]] || echo --config)" -- "$word")
  elif [[ -z $command && -n $(_vankho_commands <<<"$top") ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_vankho_commands <<<"$top")" -- "$word")
  elif grep -qE '^  (PATH|FILE|FOLDER)' <<<"$help"; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}

complete -F _vankho vankho vankho-indexer vankho-searchd
