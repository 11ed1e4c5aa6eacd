// Vitest's set-up file: what holds after every file of tests.
import { afterAll } from 'vitest';
import { endChildren } from './children.ts';

afterAll(endChildren);
