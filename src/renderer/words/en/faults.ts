// Every fault in plain words: what happened, what it means for the photos, what to do.
import type { FaultCode } from '#contract/faults.ts';

interface FaultWords {
  readonly title: string;
  readonly text: string;
}

export const faults = {
  offline: {
    title: 'Waiting for the network',
    text: 'Imagen can’t be reached. Everything sent so far is safe, and Roundtrip goes on by itself when the connection is back. If that takes long, the details say what it meets.',
  },
  'rate-limited': {
    title: 'Imagen asks to slow down',
    text: 'Too much was asked at once. Nothing is lost; Roundtrip goes on by itself as soon as Imagen lets it.',
  },
  'server-trouble': {
    title: 'Imagen has trouble',
    text: 'Its servers don’t answer as they should. Nothing is lost; Roundtrip keeps trying by itself.',
  },
  'link-expired': {
    title: 'Asking for a fresh link',
    text: 'The place to send photos to had expired. Roundtrip asks for a new one by itself.',
  },
  'answer-lost': {
    title: 'Asking Imagen what it took',
    text: 'Its answer was lost on the way. Before anything is asked for twice, Roundtrip asks Imagen for about a minute whether it took the request. If Imagen can’t say, you decide.',
  },
  'key-missing': {
    title: 'There is no API key',
    text: 'Without a key nothing can be sent. Your photos are untouched. Enter a key in Settings, then resume.',
  },
  'key-rejected': {
    title: 'Imagen doesn’t accept the API key',
    text: 'Nothing more is sent until it does; what was sent is safe. Check the key, then try again.',
  },
  'address-refused': {
    title: 'Imagen’s address can’t be used',
    text: 'Nothing was sent. Correct the address in Settings.',
  },
  'certificate-untrusted': {
    title: 'The connection isn’t trusted',
    text: 'Something between this computer and Imagen shows a certificate that this system doesn’t trust, so Roundtrip stopped; what was sent before is safe. Check this computer’s clock, ask whoever runs the network or use another one, then try again.',
  },
  'bad-input': {
    title: 'Something here can’t be used',
    text: 'Nothing was sent and nothing changed. The details say what it is.',
  },
  'not-found': {
    title: 'This isn’t there any more',
    text: 'Your photos are untouched. Open the shoot again.',
  },
  'project-taken': {
    title: 'This project is at work elsewhere',
    text: 'Another Roundtrip, a window or a terminal, has it. Stop it there first; nothing is done twice.',
  },
  'shoot-missing': {
    title: 'The shoot’s folder isn’t there',
    text: 'It was moved or renamed, or its disk isn’t connected. Connect the disk or put the folder back, then try again.',
  },
  'shoot-in-use': {
    title: 'This shoot already has an unfinished project',
    text: 'So that nothing is edited twice, go on with that one first. You find it in Projects.',
  },
  'nothing-to-send': {
    title: 'There is nothing to send',
    text: 'No photo that Imagen can edit is selected. Nothing was sent. Select at least one.',
  },
  'profile-unfit': {
    title: 'The profile doesn’t fit these photos',
    text: 'Nothing was sent. Choose a profile for the format of this shoot.',
  },
  'photo-changed': {
    title: 'A photo changed while it was sent',
    text: 'It doesn’t count as sent. Wait until the other program has finished with it, then retry: it is sent as it is then.',
  },
  'photo-unreadable': {
    title: 'A photo can’t be read',
    text: 'Another program may have it open, or its card or disk is in trouble. See to that, then retry. The other photos are not affected.',
  },
  'photos-failed': {
    title: 'Some photos could not be sent',
    text: 'The others are sent and safe. Retry the failed ones, or edit without them. Nothing has been edited yet.',
  },
  'disk-full': {
    title: 'The disk is full',
    text: 'Nothing more can be saved on it, so Roundtrip stopped. Nothing is lost. Make room, then try again. The details say where.',
  },
  'disk-trouble': {
    title: 'The disk gives errors',
    text: 'Something could not be read or written. Your originals are only ever read. Check the disk, then try again.',
  },
  'folder-not-writable': {
    title: 'Roundtrip may not write there',
    text: 'A folder is protected, gone, or on a read-only disk; the details say which. Mend that, then try again. Nothing is lost: what is ready at Imagen can be fetched then.',
  },
  'options-rejected': {
    title: 'Imagen doesn’t accept these options',
    text: 'Nothing was edited. The details say why. Set the shoot up again with other options.',
  },
  'name-taken': {
    title: 'The project’s name is taken',
    text: 'Imagen already has a project of this name. Nothing was sent. Set the shoot up again with another name.',
  },
  'project-unsure': {
    title: 'This project may already be at Imagen',
    text: 'The list of projects was damaged, and Imagen has a project of this name with photos in it. Nothing was sent. Look there: if it isn’t this one, or should be edited once more, cancel this project and set its folder up again. That may be billed again.',
  },
  'database-newer': {
    title: 'A newer Roundtrip was here',
    text: 'Its records can’t be read by this older one. Install the newer version again; nothing was changed.',
  },
  'database-damaged': {
    title: 'Roundtrip’s records are damaged',
    text: 'Your photos and results are not concerned. Close Roundtrip and open it again: it then rebuilds what can be known and keeps the damaged file.',
  },
  'edit-unknown': {
    title: 'The edit may already have been asked for',
    text: 'No clear answer came, and Imagen doesn’t say whether it heard. All photos are sent and safe. Look again later: it may know more by then. Asking again may mean that they are edited, and billed, twice.',
  },
  'export-unknown': {
    title: 'The final JPEGs may already have been asked for',
    text: 'No clear answer came, and Imagen doesn’t say whether it heard. Your edits are safe. Look again later: it may know more by then. Asking again may make them twice.',
  },
  'link-refused': {
    title: 'Imagen’s storage refuses a photo',
    text: 'The link it gave isn’t accepted. The photo is untouched and doesn’t count as sent. Try again later.',
  },
  'not-allowed': {
    title: 'Imagen doesn’t allow this',
    text: 'It refused something of this project to your API key. Other projects are not concerned, and everything so far is safe. The details have Imagen’s own words. Try again, or ask Imagen’s support.',
  },
  'request-refused': {
    title: 'Imagen refused a request',
    text: 'Everything sent and edited so far is safe. The details have Imagen’s own words. Try again; if it stays so, ask Imagen’s support.',
  },
  'transfer-mismatch': {
    title: 'A photo didn’t arrive as it was sent',
    text: 'Its checksum differs, so it doesn’t count as sent. Retry it.',
  },
  'project-gone': {
    title: 'Imagen no longer has this project',
    text: 'Your originals and everything fetched so far are on this computer. What has no edit can be sent again, as a new project.',
  },
  'edit-failed': {
    title: 'Imagen could not edit this project',
    text: 'Your originals are untouched. The details have Imagen’s own words. Send the photos again as a new project, or ask Imagen’s support.',
  },
  'export-failed': {
    title: 'Imagen could not make the final JPEGs',
    text: 'Your edits are here and safe. The details have Imagen’s own words. Try again; if it fails again, ask Imagen’s support.',
  },
  'no-result': {
    title: 'No edit came back for some photos',
    text: 'They were sent, but Imagen gave nothing back for them. The originals are untouched. Download again, which bills nothing; if nothing comes, send them again.',
  },
  'unexpected-reply': {
    title: 'Imagen answered something unexpected',
    text: 'Roundtrip stopped rather than guess. Nothing is lost. Try again later.',
  },
  contract: {
    title: 'Two parts of Roundtrip don’t understand each other',
    text: 'This is our mistake. Your photos are untouched. Restart Roundtrip; if it stays, update it.',
  },
  bug: {
    title: 'Something went wrong in Roundtrip',
    text: 'This is our mistake. Your photos are untouched, and what was sent is safe. Try again; a restart may help.',
  },
} as const satisfies Record<FaultCode, FaultWords>;
