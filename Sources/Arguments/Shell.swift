import StrictJSON

/// The shells for which there are completions.
public enum Shell: String, Choice {
    case bash, zsh, fish

    /// The word that the scripts call the program with, and after it the shell and what was typed.
    public static let callback = "__complete"
}

extension Program {
    /// What a script's call is answered with: on the first line what the shell looks up by itself, then a candidate a line;
    /// for zsh and fish each with its meaning behind a tab.
    ///
    /// bash gives the line up to the cursor, the others the words between the program and the cursor and the one at it.
    public func completions(_ shell: Shell, _ words: [String]) -> String {
        let lines: [String]
        let found: Proposals
        switch shell {
        case .bash:
            let line = ShellLine(words.first ?? "")
            found = proposals(after: Array(line.words.dropFirst()), typing: line.current).harmless
            let candidates = found.candidates.filter {
                NameMatch.folded(found.prefix + $0.text).hasPrefix(NameMatch.folded(line.current))
            }
            lines = candidates.map { line.completion(found.prefix + $0.text) }
        case .zsh, .fish:
            let current = words.last ?? ""
            let typed = shell == .fish ? ShellLine(current).current : current
            found = proposals(after: words.dropLast(), typing: typed).harmless
            var candidates = found.candidates
            // fish chooses among the candidates by itself, and takes whole words.
            if shell == .zsh {
                let rest = NameMatch.folded(String(typed.dropFirst(found.prefix.count)))
                candidates.removeAll { !NameMatch.folded($0.text).hasPrefix(rest) }
            }
            lines = candidates.map { (shell == .fish ? found.prefix : "") + $0.text + "\t" + $0.help }
        }
        return ([found.place.rawValue] + lines).map { $0 + "\n" }.joined()
    }

    /// The script that makes a shell complete the program's command lines.
    public func completionScript(_ shell: Shell) -> String {
        let function = "_" + name.map { $0 == "-" ? "_" : String($0) }.joined()
        switch shell {
        case .bash:
            return """
                # Completion of \(name) for bash, 3.2 or later.
                \(function)() {
                    local IFS=$'\\n' place line typed
                    COMPREPLY=()
                    {
                        read -r place
                        while read -r line; do COMPREPLY+=("$line"); done
                    } < <("${1/#\\~/$HOME}" \(Shell.callback) bash "${COMP_LINE:0:$COMP_POINT}" 2>/dev/null)
                    case $place in
                        files)
                            # Without names of its own bash completes files by itself, with all their quoting.
                            if ((${#COMPREPLY[@]})); then
                                typed=${COMP_WORDS[COMP_CWORD]#[\\"\\']}
                                COMPREPLY+=($(compgen -f -- "$typed"))
                                compopt -o filenames 2>/dev/null
                            fi
                            ;;
                        directories) compopt +o default -o dirnames 2>/dev/null ;;
                        *) compopt +o default 2>/dev/null ;;
                    esac
                    # A value follows at once.
                    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
                    return 0
                }
                complete -o default -F \(function) \(name)

                """
        case .zsh:
            return """
                #compdef \(name)
                # Completion of \(name) for zsh: in a file _\(name) in a directory of $fpath, or read by 'source'.
                \(function)() {
                    local -a lines plain plain_help joined joined_help
                    local line
                    lines=("${(@f)$("${(Q)words[1]/#\\~/$HOME}" \(Shell.callback) zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
                    local place=$lines[1]
                    [[ ${(Q)PREFIX} == -*=* ]] && compset -P 1 '*='
                    for line in "${(@)lines[2,-1]}"; do
                        local word=${line%%$'\\t'*} help=${line#*$'\\t'}
                        if [[ $word == *= ]]; then
                            joined+=("$word") joined_help+=("$word${help:+  -- $help}")
                        else
                            plain+=("$word") plain_help+=("$word${help:+  -- $help}")
                        fi
                    done
                    # The program has chosen them already, also by 'x' for '×'.
                    (($#plain)) && compadd -U -l -d plain_help -a plain
                    (($#joined)) && compadd -U -S '' -l -d joined_help -a joined
                    case $place in
                        files) _files ;;
                        directories) _files -/ ;;
                    esac
                }
                if [[ $funcstack[1] == _\(name) ]]; then
                    \(function) "$@"
                elif (($+functions[compdef])); then
                    compdef \(function) \(name)
                fi

                """
        case .fish:
            return """
                # Completion of \(name) for fish.
                function \(function)
                    set -l words (commandline -opc)
                    set -l current (commandline -ct)
                    set -l lines ($words[1] \(Shell.callback) fish $words[2..-1] "$current" 2>/dev/null)
                    set -l place $lines[1]
                    printf '%s\\n' $lines[2..-1]
                    set -l prefix (string match -r -- '^-[^=]*=' "$current")
                    set -l rest (string replace -r -- '^-[^=]*=' '' "$current")
                    switch "$place"
                        case files
                            printf "$prefix%s\\n" (__fish_complete_path "$rest")
                        case directories
                            printf "$prefix%s\\n" (__fish_complete_directories "$rest")
                    end
                end
                complete -c \(name) -f -a '(\(function))'

                """
        }
    }
}
