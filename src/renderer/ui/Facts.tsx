// Names and what they are, in two columns.
import type { ReactNode } from 'react';
import './Facts.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly strong?: boolean;
  readonly inset?: boolean;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value, strong = false, inset = false }) => (
        <div key={name} className={`fact${strong ? ' strong' : ''}${inset ? ' inset' : ''}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
