// Asks the person at the terminal; a program or a script is never asked.
import { createInterface } from 'node:readline/promises';

/** The answer in small letters, or null when nobody sits there. */
export async function ask(question: string): Promise<string | null> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`${question} `)).trim().toLowerCase();
  } finally {
    lines.close();
  }
}
