// Tells screen readers how far something is, politely and seldom.
import { useEffect, useRef, useState } from 'react';

// Often enough to know that it moves, seldom enough to read on.
const everyMs = 10_000;

/** `topic` changes are told at once (another step, another state); `text` otherwise every ten seconds. */
export function Announcer({ topic, text }: { readonly topic: string; readonly text: string }) {
  const [told, setTold] = useState('');
  const latest = useRef(text);
  latest.current = text;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new topic is told at once
  useEffect(() => {
    setTold(latest.current);
    const timer = setInterval(() => setTold(latest.current), everyMs);
    return () => clearInterval(timer);
  }, [topic]);
  return (
    <p role="status" className="for-readers">
      {told}
    </p>
  );
}
