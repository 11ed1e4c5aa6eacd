// What `roundtrip help` prints.
export const usage = `Usage: npm run -s roundtrip -- <command>

  profiles [--json]
  edit <folder-or-file>... --profile <key|name> [--type WEDDING] [--tools crop,straighten,…]
       [--sky-template N] [--hdr-compression LOSSY|LOSSLESS] [--crop-ratio 2X3|4X5|5X7]
       [--callback-url URL] [--name "…"] [--results beside|<dir>] [--jpegs] [--jpegs-to <dir>]
       [--parallel N] [--limit-mbps N] [--practice] [--json]
  projects [--json]
  resume [<id>|--all] [--ask-again] [--json]
  restore <id> [--json]
  support <id> [--to <file.zip>] [--json]
  practice [--port N] [--edit-seconds N] [--log FILE] [--until-eof]

Environment: IMAGEN_API_KEY, ROUNDTRIP_IMAGEN_URL, ROUNDTRIP_HOME.
Exit codes: 0 done · 1 finished, some photos failed · 2 wrong use, nothing was sent ·
3 stopped, someone must act · 130 and 143 interrupted, resumable.`;
