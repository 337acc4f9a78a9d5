package io.jcompose.cli.command.completion;

/**
 * What shells have to be told. All of them ask {@code jcompose __complete WORD...}, whose last word is the one under
 * the cursor, and get lines of a value, a tab and a description; the last line is a colon and what else may follow, see
 * {@link Answer}.
 */
final class Scripts {
    static final String BASH = """
            # jcompose: completion for bash; use: source <(jcompose completion bash)
            _jcompose() {
                local words out rest cur cut
                read -ra words <<<"${COMP_LINE:0:COMP_POINT}"
                [[ ${COMP_LINE:0:COMP_POINT} == *[[:space:]] ]] && words+=("")
                cur=${words[${#words[@]}-1]}
                out=$(command "${words[0]}" __complete "${words[@]:1}" 2>/dev/null) || return
                rest=${out##*:}
                out=${out%:*}
                mapfile -t COMPREPLY < <(printf %s "$out" | cut -f1)
                # bash has split the word at = and :, and replaces only what follows
                cut=${cur%"${cur##*[=:]}"}
                COMPREPLY=("${COMPREPLY[@]#"$cut"}")
                (( rest & 2 )) && compopt -o nospace
                if (( ${#COMPREPLY[@]} == 0 )); then
                    if (( rest & 16 )); then compopt -o dirnames; elif ! (( rest & 4 )); then compopt -o default; fi
                fi
            }
            complete -F _jcompose jcompose
            """;

    static final String ZSH = """
            #compdef jcompose
            # jcompose: completion for zsh; use: source <(jcompose completion zsh)
            _jcompose() {
                local -a lines values
                local line rest
                lines=("${(@f)$(command jcompose __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
                rest=${lines[-1]#:}
                for line in "${(@)lines[1,-2]}"; do
                    values+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
                done
                if (( ${#values} )); then
                    if (( rest & 2 )); then _describe jcompose values -S ''; else _describe jcompose values; fi
                elif (( rest & 16 )); then
                    _files -/
                elif ! (( rest & 4 )); then
                    _files
                fi
            }
            compdef _jcompose jcompose
            """;

    static final String FISH = """
            # jcompose: completion for fish; use: jcompose completion fish | source
            function __jcompose_complete
                set -l words (commandline -opc) (commandline -ct)
                set -l lines (command jcompose __complete $words[2..-1] 2>/dev/null)
                set -q lines[1]; or return
                set -l rest (string sub -s 2 -- $lines[-1])
                if test (count $lines) -gt 1
                    printf '%s\\n' $lines[1..-2]
                else if test (math "bitand($rest, 4)") -eq 0
                    __fish_complete_path (commandline -ct)
                end
            end
            complete -c jcompose -f -a '(__jcompose_complete)'
            """;

    static final String POWERSHELL = """
            # jcompose: completion for PowerShell; use: jcompose completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName jcompose -ScriptBlock {
                param($word, $line, $cursor)
                $words = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -le $cursor } | ForEach-Object { "$_" })
                if ($word -eq '') { $words += '""' }
                $rest = @()
                if ($words.Count -gt 1) { $rest = $words[1..($words.Count - 1)] }
                jcompose __complete @rest 2>$null | Where-Object { $_ -notlike ':*' } | ForEach-Object {
                    $value, $about = $_ -split "`t", 2
                    if (-not $about) { $about = $value }
                    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
                }
            }
            """;

    private Scripts() {}
}
