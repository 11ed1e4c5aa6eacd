// The page begins here.
import './bridge/without-eval.ts';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { makeClient } from './bridge/client.ts';
import { connectEvents } from './bridge/events.ts';
import { tellWhenOnline } from './bridge/online.ts';
import { answerShell } from './state/asked.ts';
import { tellFault } from './state/opening.ts';
import { speak } from './words/words.ts';

speak();
document.documentElement.classList.toggle('own-scrollbars', !navigator.platform.startsWith('Mac'));
const client = makeClient(tellFault);
connectEvents(client, answerShell);
tellWhenOnline();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
