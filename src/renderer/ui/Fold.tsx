// Something that is shown when asked for.
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import './Fold.css';

interface Props {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}

export function Fold({ title, children, open = false }: Props) {
  return (
    <Disclosure className="fold" defaultExpanded={open}>
      <div className="fold-title">
        <Button slot="trigger" className="fold-button">
          <ChevronRight className="fold-sign" size={14} aria-hidden />
          {title}
        </Button>
      </div>
      <DisclosurePanel className="fold-panel">{children}</DisclosurePanel>
    </Disclosure>
  );
}
