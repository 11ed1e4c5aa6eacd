// Between a Virtualizer and a GridList of thousands: keeps the list's length out of the price of drawing a row.
// React-aria (1.22) copies the whole collection for each virtualized row that it draws, only to number it; here rows are
// drawn as if they were not virtualized, and number themselves (`aria-rowindex`, see Row).
import { type ComponentProps, type ReactNode, useContext, useMemo } from 'react';
import { CollectionRendererContext } from 'react-aria-components';

export function QuickRows({ children }: { readonly children: ReactNode }) {
  const renderer = useContext(CollectionRendererContext);
  const quick = useMemo(() => {
    const { CollectionRoot } = renderer;
    const within = { ...renderer, isVirtualized: false };
    const Root = (props: ComponentProps<typeof CollectionRoot>) => (
      <CollectionRendererContext value={within}>
        <CollectionRoot {...props} />
      </CollectionRendererContext>
    );
    return { ...renderer, CollectionRoot: Root };
  }, [renderer]);
  return <CollectionRendererContext value={quick}>{children}</CollectionRendererContext>;
}
