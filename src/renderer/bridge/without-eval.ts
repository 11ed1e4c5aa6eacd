// Tells zod not to write code at run time, which the page's security policy forbids. Imported first by main.tsx:
// the contract's schemas ask for it as they are made.
import { config } from 'zod';

config({ jitless: true });
