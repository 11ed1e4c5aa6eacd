// The watched folders in Settings: added with the system's picker, listed, changed, removed.
import { FolderPlus } from 'lucide-react';
import { useRef } from 'react';
import type { WatchFolder } from '#contract/watch.ts';
import { call, faultOf } from '../../bridge/call.ts';
import { useAddWatch, useRemoveWatch, useWatch } from '../../bridge/watch.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { FolderRow } from './FolderRow.tsx';
import './WatchFolders.css';

interface Props {
  /** Profiles of this Imagen are the ones that shoots can start with. */
  readonly practice: boolean;
  /** What the folder's shoots start with is to be chosen. */
  readonly onSetUp: (folder: WatchFolder) => void;
}

export function WatchFolders({ practice, onSetUp }: Props) {
  const { t } = useWords();
  const { data } = useWatch();
  const add = useAddWatch();
  const end = useRef<HTMLDivElement>(null);
  // Here and not in the row, which may have gone when the answer comes.
  const remove = useRemoveWatch();
  const leave = (id: number) => remove.mutate(id, { onSuccess: () => end.current?.focus() });
  const pick = async () => {
    const { path } = await call('folders.pick', undefined).catch(() => ({ path: null }));
    if (path !== null) add.mutate(path);
  };
  const folders = data?.folders ?? [];
  return (
    <div className="settings-part">
      <p className="quiet">{t('watch.text')}</p>
      {folders.length > 0 && (
        <ul className="watch-folders" aria-label={t('watch.list')}>
          {folders.map((folder) => (
            <FolderRow
              key={folder.id}
              folder={folder}
              practice={practice}
              onSetUp={onSetUp}
              onRemove={leave}
            />
          ))}
        </ul>
      )}
      {/* Where the keyboard stays when its folder has gone. */}
      <div ref={end} tabIndex={-1} className="watch-end">
        <Button
          icon={<FolderPlus size={14} aria-hidden />}
          isDisabled={add.isPending}
          onPress={() => void pick()}
        >
          {add.isPending ? t('watch.adding') : t('watch.add')}
        </Button>
      </div>
      {add.error !== null && <FaultNotice fault={faultOf(add.error)} />}
    </div>
  );
}
