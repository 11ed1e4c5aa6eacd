// The frame of a screen: its bar with title and buttons, and what is under it.
import { type ReactNode, useEffect, useRef } from 'react';
import './Screen.css';

interface Props {
  readonly title: string;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

export function Screen({ title, before, after, acts, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  // Another screen: the keyboard and the screen reader begin at its title, not in the middle of nowhere; or where
  // something of it has asked for them already.
  useEffect(() => {
    if (!screen.current?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  return (
    <div ref={screen} className="screen">
      <header className="screen-bar">
        {before}
        <h1 ref={heading} tabIndex={-1} className="cut">
          {title}
        </h1>
        {after}
        <div className="screen-acts">{acts}</div>
      </header>
      <main className="screen-main">{children}</main>
    </div>
  );
}
