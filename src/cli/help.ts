// What `roundtrip help` prints: all commands in short, or one of them in full.
import { cropRatios, exclusiveTools, photographyTypes, startingPoints, tools } from '#contract/ai-tools.ts';
import { toolWords, typed } from './words.ts';

const overview = `Roundtrip sends a shoot to Imagen, has it edited, and brings the edits back. Originals are only ever read.

Usage: ${typed('<command>')}

  profiles           the AI Profiles you can edit with
  edit <folder>…     edit a shoot: send, edit, fetch, and final JPEGs if you want them
  projects           what is under way and what is done
  resume [<id>]      go on where a project stands
  cancel <id>        stop a project for good; what came back stays
  restore <id>       put back what a project replaced
  support <id>       write a small zip for whoever helps you
  rebuild            rebuild the list of projects, when it is damaged
  practice           run Practice Imagen, for other programs
  help <command>     all about one of them

To begin without a key or a bill: add --practice to profiles and edit (Practice Imagen, on this computer).
With Imagen itself: set IMAGEN_API_KEY.

Ctrl+C stops so that resume can go on. --json prints for programs, one object a line.
Window and terminal share the list of projects, its queue and the line. Of that, --parallel and --limit-mbps are for this
command, and the key is the environment’s.

Environment: IMAGEN_API_KEY, ROUNDTRIP_IMAGEN_URL (another address), ROUNDTRIP_HOME (another list of projects),
HTTPS_PROXY, ALL_PROXY and NO_PROXY (http://host:port or socks5://host:port; name:password@ before the host).
Exit codes: 0 done · 1 finished, some photos failed · 2 wrong use, nothing was sent ·
3 stopped, someone must act · 129, 130 and 143 interrupted, resumable.`;

const toolLines = tools.map((tool) => `  ${tool.padEnd(23)} ${toolWords[tool]}`);
const excluding = exclusiveTools.map((set) => `  only one of: ${set.join(', ')}`);
const typeLines = photographyTypes.map((type) => {
  const usual = startingPoints[type];
  return `  ${type.padEnd(17)}${usual === undefined ? '' : ` usual tools: ${usual.join(',')}`}`.trimEnd();
});

const edit = `${typed('edit <folder-or-photos>… --profile <key|name>')} [options]

Everything that is named becomes one project, which runs to its end. Sidecars beside RAWs are merged: ratings, labels and
keywords stay, and the earlier ones are backed up.

  --profile <key|name>       see: ${typed('profiles')}
  --type <type>              photography type; tells Imagen what it looks at
  --tools <tool,tool,…>      AI tools, see below; none unless you name them
  --crop-ratio ${cropRatios.join('|')}   with a crop tool
  --hdr-compression LOSSY|LOSSLESS   with hdr_merge
  --sky-template <number>    with sky_replacement
  --results beside|<folder>  where edits go: sidecars beside their photos (usual), or everything into a folder
  --jpegs                    also final JPEGs, in the results folder
  --jpegs-to <folder>        also final JPEGs, in that folder
  --name "…"                 the project’s name, else the folder’s
  --stars <1 to 5>           only photos of so many stars and up
  --rejected                 photos that were rejected too; else they are not sent
  --again                    the shoot was edited before: edit all of it again, which is billed again
  --only-new                 the shoot was edited before: only photos that are new since
  --parallel <1 to 20>       transfers at once
  --limit-mbps <number>      megabits a second for all transfers of this command
  --callback-url <https://…> Imagen tells this address when the edit is done
  --practice                 with Practice Imagen: nothing leaves this computer, nothing is billed
  --json                     one object a line; the last one is { "event": "end", … } with the ledger

AI tools:
${[...toolLines, ...excluding].join('\n')}

Photography types:
${typeLines.join('\n')}

Example:
  ${typed('edit ~/Shoots/Anna-Ben --profile "LOVE & LIGHT" --type WEDDING --tools portrait_crop,straighten --jpegs')}`;

const pages: Readonly<Record<string, string>> = {
  edit,
  profiles: `${typed('profiles [--practice] [--json]')}

Lists the AI Profiles of your account: key, RAW or JPG, Personal or Talent, name. A profile fits photos of its own format only.`,
  projects: `${typed('projects [--json]')}

Lists all projects of this computer, of the window too, newest first.`,
  resume: `${typed('resume [<id>|--all] [--ask-again] [--parallel <1 to 20>] [--limit-mbps <number>] [--json]')}

Goes on where a project stands; what was confirmed is not sent again. Without an id: the one that is not finished.
  --all          every unfinished project; one that can’t go on holds up no other
  --ask-again    it isn’t known whether Imagen heard the request for the edit (or the JPEGs): ask again, even if it may be billed twice`,
  cancel: `${typed('cancel <id> [--yes] [--json]')}

Stops a project for good; it can’t be resumed. What came back stays, half-written files are removed. Imagen can’t be told to
stop: an edit that was asked for may still be made and billed. One that was done, and only fetches results once more, is done
again as before. Asks first, unless --yes.`,
  restore: `${typed('restore <id> [--json]')}

Puts back, byte for byte, what the project’s results replaced, and moves what was new into the Backup folder. What you changed
since is kept there as well. Nothing is deleted.`,
  support: `${typed('support <id> [--to <file.zip>] [--json]')}

Writes a zip with versions, settings, the project’s story, ledger and log, for whoever helps you. It names the project, its
folders and its photos. It holds no key, no photo, no link and not your name.`,
  rebuild: `${typed('rebuild [--json]')}

Rebuilds a damaged list of projects from what can still be read of it and from Roundtrip’s own copies, and says what could not
be known. Refused while a window or another command has the list open: close it first. The damaged file is kept. Nothing is sent:
before a project goes on, Imagen is asked how far it came, and no edit is asked for again without your --ask-again. Watched folders
start nothing by themselves until you turn that on again. Exit code 1: some projects are lost; their results and backups still lie
in their shoots.`,
  practice: `${typed('practice [--port N] [--edit-seconds N] [--log FILE] [--until-eof]')}

Runs Practice Imagen for other programs, until it is stopped. Its first line says where it listens and with which key.`,
};

/** All about one command, or all in short when there is none of this name. */
export const helpOn = (command: string | undefined): string =>
  (command !== undefined && Object.hasOwn(pages, command) ? pages[command] : undefined) ?? overview;
