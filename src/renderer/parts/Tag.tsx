// A word in a frame, such as Practice.
import './Tag.css';

export const Tag = ({ children }: { readonly children: string }) => <span className="tag">{children}</span>;
