// Something that is shown when asked for.
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import './Fold.css';

interface Props {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}

export function Fold({ title, children, open = false }: Props) {
  return (
    <Disclosure className="fold" defaultExpanded={open}>
      <Heading className="fold-title" level={3}>
        <Button slot="trigger" className="fold-button">
          <ChevronRight className="fold-sign" size={14} aria-hidden />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="fold-panel">{children}</DisclosurePanel>
    </Disclosure>
  );
}
